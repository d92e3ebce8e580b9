package org.linli.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void requestsAreDueAtEvenDistancesFromTheStart() {
        Schedule schedule = new Schedule(4, Duration.ofSeconds(2));

        assertThat(schedule.total()).isEqualTo(8);
        assertThat(schedule.due(0)).isZero();
        assertThat(schedule.due(1)).isEqualTo(250_000_000);
        assertThat(schedule.due(7)).isEqualTo(1_750_000_000);
    }

    @Test
    void distancesDoNotDriftAtRatesThatDoNotDivideASecond() {
        Schedule schedule = new Schedule(3_000, Duration.ofHours(1));

        assertThat(schedule.due(3_000L * 3_600)).isEqualTo(Duration.ofHours(1).toNanos());
    }

    @Test
    void everyRequestOfTheScheduleIsDueBeforeItsEnd() {
        Schedule schedule = new Schedule(7.3, Duration.ofMillis(1_900));

        assertThat(schedule.due(schedule.total() - 1))
                .isLessThan(schedule.length().toNanos());
        assertThat(schedule.due(schedule.total()))
                .isGreaterThanOrEqualTo(schedule.length().toNanos());
    }

    @Test
    void aRateOfNothingIsRefused() {
        assertThatThrownBy(() -> new Schedule(0, Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Schedule(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
