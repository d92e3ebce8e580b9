package org.linli.citypack;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an hour of service earns from a day on (earning_rules.csv).
 *
 * @param line where it stands, for faults that only the service can tell
 * @param needKind null: every kind without rules of its own
 * @param evidence grade 0–4 that the minutes stand on
 * @param currency {@code community-points}, {@code unit-points} or {@code minutes}
 * @param perHour 0–10,000
 * @param endsAfterDays until what was earned ends, 1–36,500; null: never
 * @param validFrom first day of service on which it counts
 */
public record EarningRule(
        int line,
        @Nullable String needKind,
        int evidence,
        String currency,
        int perHour,
        @Nullable Integer endsAfterDays,
        LocalDate validFrom) {}
