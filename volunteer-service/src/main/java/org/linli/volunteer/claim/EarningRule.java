package org.linli.volunteer.claim;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.ledger.Currency;

/**
 * What an hour of service earns from a day on.
 *
 * @param kind of need; null: every kind without a rule of its own
 * @param evidence grade 0–4 the minutes stand on
 * @param perHour whole units of the currency, 0–10,000
 * @param endsAfterDays until what was earned ends, 1–36,500; null: never
 * @param validFrom the first day of service it counts for, in the city's zone
 */
public record EarningRule(
        @Nullable String kind,
        int evidence,
        Currency currency,
        int perHour,
        @Nullable Integer endsAfterDays,
        LocalDate validFrom) {

    private static final int HIGHEST_GRADE = 4;
    private static final int MOST_AN_HOUR = 10_000;
    private static final int MOST_DAYS = 36_500;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    /** @throws Problem invalid-input for what breaks a rule above; minutes do not end */
    public EarningRule {
        if (kind != null) {
            Asked.code("kind", kind);
        }
        range("evidence", evidence, 0, HIGHEST_GRADE);
        range("perHour", perHour, 0, MOST_AN_HOUR);
        if (endsAfterDays != null) {
            range("endsAfterDays", endsAfterDays, 1, MOST_DAYS);
            if (currency == Currency.MINUTES) {
                throw Problem.invalid("endsAfterDays", "not-minutes", "分钟不设期限", "minutes do not end");
            }
        }
        if (validFrom.isBefore(EARLIEST) || validFrom.isAfter(LATEST)) {
            throw Problem.invalid("validFrom", "range", "须在 2000 年至 2200 年之间", "must be between 2000 and 2200");
        }
    }

    /**
     * As somebody told it.
     *
     * @param currency as in the API
     * @throws Problem invalid-input for what is missing, too
     */
    public static EarningRule told(
            @Nullable String kind,
            @Nullable Integer evidence,
            @Nullable String currency,
            @Nullable Integer perHour,
            @Nullable Integer endsAfterDays,
            @Nullable LocalDate validFrom) {
        return new EarningRule(
                kind,
                Asked.given("evidence", evidence),
                Currency.of(Asked.given("currency", currency))
                        .orElseThrow(() -> Problem.invalid("currency", "known", "没有此币种", "no such currency")),
                Asked.given("perHour", perHour),
                endsAfterDays,
                Asked.given("validFrom", validFrom));
    }

    private static void range(String field, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            throw Problem.invalid(
                    field, "range", "须为 " + lowest + " 至 " + highest, "must be " + lowest + " to " + highest);
        }
    }
}
