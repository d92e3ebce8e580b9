package org.linli.reporting.bulletin;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;

/** An ISO week, Monday to Sunday, such as 2026-W47. */
record Week(String code, LocalDate monday) {

    private static final Pattern CODE = Pattern.compile("(19[7-9][0-9]|2[0-9]{3})-W[0-5][0-9]");

    /** Empty when there is no such week; a year has 52 or 53. */
    static Optional<Week> parse(String code) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Week(code, LocalDate.parse(code + "-1", DateTimeFormatter.ISO_WEEK_DATE)));
        } catch (DateTimeException noSuchWeek) {
            return Optional.empty();
        }
    }

    /** @throws Problem invalid-input when there is no such week */
    static Week asked(@Nullable String code) {
        return parse(code == null ? "" : code)
                .orElseThrow(() -> Problem.invalid(
                        "week", "iso-week", "须为 ISO 周,如 2026-W47", "must be an ISO week, such as 2026-W47"));
    }

    LocalDate nextMonday() {
        return monday.plusWeeks(1);
    }
}
