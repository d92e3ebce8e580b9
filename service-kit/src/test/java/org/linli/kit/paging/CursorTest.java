package org.linli.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.kit.problem.Problem;

class CursorTest {

    @Test
    void aCursorCarriesItsSortKeys() {
        Instant at = Instant.parse("2026-03-09T00:33:00.123456Z");

        Cursor back = Cursor.parse(Cursor.of(at, 42L, "立案").encoded(), 3);

        assertThat(back.instant(0)).isEqualTo(at);
        assertThat(back.number(1)).isEqualTo(42);
        assertThat(back.text(2)).isEqualTo("立案");
    }

    @Test
    void aForeignCursorIsTheCallersFault() {
        for (String foreign : List.of("???", "", Cursor.of("one").encoded())) {
            assertThatThrownBy(() -> Cursor.parse(foreign, 2)).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> Cursor.parse(Cursor.of("x").encoded(), 1).number(0))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Cursor.parse(Cursor.of("x").encoded(), 1).instant(0))
                .isInstanceOf(Problem.class);
        for (String noDay : List.of("x", "2026-02-30", "+12026-01-01")) {
            assertThatThrownBy(() -> Cursor.parse(Cursor.of(noDay).encoded(), 1).date(0))
                    .isInstanceOf(Problem.class);
        }
        assertThat(Cursor.parse(Cursor.of("2028-02-29").encoded(), 1).date(0)).isEqualTo("2028-02-29");
    }

    @Test
    void aPageHasANextOnlyWhenARowMoreWasThere() {
        assertThat(Page.of(List.of(1, 2), 2, Cursor::of).next()).isNull();

        Page<Integer> first = Page.of(List.of(1, 2, 3), 2, Cursor::of);
        assertThat(first.items()).containsExactly(1, 2);
        assertThat(Cursor.parse(first.next(), 1).number(0)).isEqualTo(2);
    }

    @Test
    void aVersionIsAQuotedNumber() {
        assertThat(IfMatch.required("\"7\"")).isEqualTo(7);
        assertThatThrownBy(() -> IfMatch.required(null)).hasMessageContaining("precondition-required");
        for (String wrong : List.of("7", "W/\"7\"", "\"x\"", "*")) {
            assertThatThrownBy(() -> IfMatch.required(wrong)).hasMessageContaining("If-Match");
        }
    }
}
