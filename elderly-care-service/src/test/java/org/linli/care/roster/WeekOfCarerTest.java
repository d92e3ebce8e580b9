package org.linli.care.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.plan.Break;
import org.linli.plan.Shift;

class WeekOfCarerTest {

    private static final int HOUR = 3_600;
    private static final Shift MORNING = Shift.of(8 * HOUR, 12 * HOUR, 0, new Break(10 * HOUR, 10 * HOUR, 600));
    private static final Shift AFTERNOON = Shift.of(14 * HOUR, 18 * HOUR, 0);

    @Test
    void whoHasMuchOfTheWeekLeftWorksTheirShifts() {
        assertThat(capped(2400, new WeekOfCarer.Used(600, null))).containsExactly(MORNING, AFTERNOON);
        assertThat(capped(2400, null)).containsExactly(MORNING, AFTERNOON);
    }

    @Test
    void aShiftEndsWhenTheCapIsReachedAndABreakAfterThatIsNone() {
        assertThat(capped(690, new WeekOfCarer.Used(600, null)))
                .containsExactly(Shift.of(8 * HOUR, 8 * HOUR + 5_400, 0));
        assertThat(capped(900, new WeekOfCarer.Used(600, null)))
                .containsExactly(MORNING, Shift.of(14 * HOUR, 15 * HOUR, 0));
    }

    @Test
    void whoHasUsedTheWeekUpDoesNotWorkButForWhatIsPublishedToThem() {
        assertThat(capped(600, new WeekOfCarer.Used(620, null))).isEmpty();
        assertThat(capped(600, new WeekOfCarer.Used(620, Instant.ofEpochSecond(9 * HOUR))))
                .containsExactly(Shift.of(8 * HOUR, 9 * HOUR, 0));
    }

    private static List<Shift> capped(int cap, WeekOfCarer.Used used) {
        return WeekOfCarer.capped(List.of(MORNING, AFTERNOON), cap, used, at -> (int) at.getEpochSecond());
    }
}
