package org.linli.reporting.indicator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.problem.Problem.FieldError;

/** Reads a period from a request: two days of the city's zone, the second exclusive. */
final class AskedPeriod {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2999;
    private static final int MOST_YEARS = 10;

    private AskedPeriod() {}

    /** @throws Problem invalid-input naming each field that is wrong */
    static Period read(@Nullable String from, @Nullable String to, ZoneId zone, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        LocalDate first = day("from", from, errors);
        LocalDate last = day("to", to, errors);
        if (first != null && last != null) {
            if (!first.isBefore(last)) {
                errors.add(
                        new FieldError("to", "after-from", "须晚于 from(不含当日)", "must be after from (it is exclusive)"));
            } else if (first.plusYears(MOST_YEARS).isBefore(last)) {
                errors.add(new FieldError("to", "span", "时段不得超过 10 年", "the period must not exceed 10 years"));
            }
        }
        if (!errors.isEmpty() || first == null || last == null) {
            throw Problem.of(CommonProblem.INVALID_INPUT).fields(errors);
        }
        return new Period(first, last, zone, now);
    }

    private static @Nullable LocalDate day(String field, @Nullable String text, List<FieldError> errors) {
        if (text == null || text.isBlank()) {
            errors.add(new FieldError(field, "required", "必填,如 2026-03-09", "required, such as 2026-03-09"));
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException unreadable) {
            // one message for both
        }
        errors.add(new FieldError(
                field,
                "date",
                "须为 1970 至 2999 年间的日期,如 2026-03-09",
                "must be a day of 1970 to 2999, such as 2026-03-09"));
        return null;
    }
}
