package org.linli.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

    @Test
    void aLaterIdSortsAfterAnEarlierOneAsItsTextAndInTheDatabase() {
        Instant now = Instant.parse("2026-11-22T00:33:00Z");

        UUID earlier = TimeOrderedId.at(now);
        UUID later = TimeOrderedId.at(now.plusMillis(1));

        assertThat(earlier.version()).isEqualTo(7);
        assertThat(earlier.variant()).isEqualTo(2);
        assertThat(earlier.toString()).isLessThan(later.toString());
        assertThat(TimeOrderedId.at(now)).isNotEqualTo(earlier);
    }
}
