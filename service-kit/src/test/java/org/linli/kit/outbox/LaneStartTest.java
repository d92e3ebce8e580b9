package org.linli.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LaneStartTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final LaneStart start = new LaneStart();

    @Test
    void beginsAtTheFirstRow() {
        assertThat(start.next(17)).isZero();
    }

    @Test
    void goesOnShortlyBeforeTheLowestRowItSaw() {
        start.next(0);
        start.found(List.of(row(50_000), row(90_000)));

        assertThat(start.next(1)).isEqualTo(49_000);
    }

    @Test
    void staysWhereItWasWhenNothingWasFound() {
        start.next(0);
        start.found(List.of(row(50_000)));
        start.found(List.of());

        assertThat(start.next(1)).isEqualTo(49_000);
    }

    @Test
    void looksAtTheFirstRowAgainEachSecondForThoseCommittedLate() {
        start.next(0);
        start.found(List.of(row(50_000)));

        assertThat(start.next(SECOND - 1)).isEqualTo(49_000);
        assertThat(start.next(SECOND)).isZero();
        assertThat(start.next(SECOND + 1)).isEqualTo(49_000);
    }

    @Test
    void neverBeginsBelowTheFirstRow() {
        start.next(0);
        start.found(List.of(row(3)));

        assertThat(start.next(1)).isZero();
    }

    private static UnsentRow row(long seq) {
        return new UnsentRow(
                seq, UUID.randomUUID(), "t", "s", Instant.EPOCH, "a", 1, "topic", "key", new byte[0], "{}", null);
    }
}
