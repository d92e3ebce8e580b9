package org.linli.care.careplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kit.problem.Problem;

class RecurrenceTest {

    private static final LocalDate MONTH_END = LocalDate.of(2025, 1, 31);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=HOURLY|recurrence.FREQ|one-of",
                "INTERVAL=2|recurrence.FREQ|required",
                "FREQ=DAILY;FREQ=DAILY|recurrence.FREQ|once",
                "FREQ=DAILY;INTERVAL=0|recurrence.INTERVAL|range",
                "FREQ=DAILY;COUNT=-1|recurrence.COUNT|range",
                "FREQ=DAILY;UNTIL=20250230|recurrence.UNTIL|date",
                "FREQ=DAILY;UNTIL=20251301|recurrence.UNTIL|date",
                "FREQ=DAILY;COUNT=2;UNTIL=20250301|recurrence.UNTIL|not-with-count",
                "FREQ=WEEKLY;BYDAY=XX|recurrence.BYDAY|weekday",
                "FREQ=WEEKLY;BYDAY=1MO|recurrence.BYDAY|with-freq",
                "FREQ=MONTHLY;BYDAY=6MO|recurrence.BYDAY|range",
                "FREQ=MONTHLY;BYMONTHDAY=32|recurrence.BYMONTHDAY|range",
                "FREQ=MONTHLY;BYMONTHDAY=0|recurrence.BYMONTHDAY|range",
                "FREQ=WEEKLY;BYMONTHDAY=3|recurrence.BYMONTHDAY|with-freq",
                "FREQ=MONTHLY;BYWEEKNO=3|recurrence.BYWEEKNO|with-freq",
                "FREQ=YEARLY;BYMONTH=13|recurrence.BYMONTH|range",
                "FREQ=YEARLY;BYMONTH=-1|recurrence.BYMONTH|range",
                "FREQ=DAILY;BYHOUR=9|recurrence.BYHOUR|days-only",
                "FREQ=DAILY;BYFOO=9|recurrence.BYFOO|known-part",
                "FREQ=MONTHLY;SKIP=FORWARD|recurrence.SKIP|with-rscale",
                "RSCALE=CHINESE;FREQ=MONTHLY|recurrence.RSCALE|one-of",
                "FREQ=MONTHLY;BYSETPOS=1|recurrence.BYSETPOS|with-by",
                "FREQ=DAILY;WKST=MONDAY|recurrence.WKST|one-of",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30|recurrence|rfc-5545",
                "every tuesday|recurrence|rfc-5545",
                "FREQ=DAILY;|recurrence|rfc-5545"
            })
    void whatBreaksARuleIsNamedByItsPart(String text, String field, String rule) {
        Problem refused = catchThrowableOfType(Problem.class, () -> Recurrence.read("recurrence", text));

        assertThat(refused.errors()).first().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.rule()).isEqualTo(rule);
        });
    }

    @Test
    void everyBrokenPartIsNamedAtOnce() {
        Problem refused = catchThrowableOfType(
                Problem.class, () -> Recurrence.read("recurrence", "FREQ=DAILY;INTERVAL=x;BYMONTH=0;WKST=Q"));

        assertThat(refused.errors())
                .extracting(Problem.FieldError::field)
                .containsExactly("recurrence.INTERVAL", "recurrence.BYMONTH", "recurrence.WKST");
    }

    @Test
    void aDayTheMonthDoesNotHaveIsLeftOutOrGoesWhereSkipSays() {
        assertThat(days("FREQ=MONTHLY;COUNT=3")).containsExactly("2025-01-31", "2025-03-31", "2025-05-31");
        assertThat(days("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=3"))
                .containsExactly("2025-01-31", "2025-02-28", "2025-03-31");
        assertThat(days("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD;COUNT=3"))
                .containsExactly("2025-01-31", "2025-03-01", "2025-03-31");
    }

    @Test
    void theFirstDayIsNoneUnlessTheRuleGivesIt() {
        assertThat(days("FREQ=WEEKLY;BYDAY=TU;COUNT=2")).containsExactly("2025-02-04", "2025-02-11");
    }

    @Test
    void anEndAtATimeOfDayEndsWithThatDay() {
        assertThat(days("FREQ=DAILY;UNTIL=20250202T000000Z")).containsExactly("2025-01-31", "2025-02-01", "2025-02-02");
    }

    private static java.util.List<String> days(String rule) {
        return Recurrence.read("recurrence", rule).days(MONTH_END, LocalDate.of(2029, 1, 1)).stream()
                .map(LocalDate::toString)
                .toList();
    }
}
