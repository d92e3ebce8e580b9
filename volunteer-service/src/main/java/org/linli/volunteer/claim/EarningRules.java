package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;
import org.linli.volunteer.ledger.Currency;

/** What service earns, as dated data. */
@ApplicationScoped
class EarningRules {

    /** @param lastDay on which what was earned can be spent; null: no end */
    record Earned(Currency currency, long amount, @Nullable LocalDate lastDay) {}

    private static final int MINUTES_AN_HOUR = 60;

    // The kind's own rules before those of every kind, and of these the latest that had begun on the day.
    private static final String RULES = """
            SELECT DISTINCT ON (currency) currency, per_hour, ends_after
              FROM earning_rule
             WHERE (need_kind = ? OR need_kind IS NULL) AND evidence = ? AND valid_from <= ?
             ORDER BY currency, need_kind NULLS LAST, valid_from DESC
            """;

    private final Database database;

    EarningRules(Database database) {
        this.database = database;
    }

    /**
     * What a service earns; whole units only, what is over is not counted.
     *
     * @param evidence grade its minutes stand on
     * @param day of the service: the rules of that day count
     * @param bookedOn from when on what it earned can be spent
     */
    List<Earned> of(String kind, int minutes, int evidence, LocalDate day, LocalDate bookedOn) {
        return database
                .list(
                        RULES,
                        row -> {
                            int endsAfter = row.getInt("ends_after");
                            return new Earned(
                                    currency(row.getString("currency")),
                                    (long) minutes * row.getInt("per_hour") / MINUTES_AN_HOUR,
                                    row.wasNull() || endsAfter == 0 ? null : bookedOn.plusDays(endsAfter));
                        },
                        kind,
                        evidence,
                        day)
                .stream()
                .filter(earned -> earned.amount() > 0)
                .toList();
    }

    private static Currency currency(String code) {
        for (Currency currency : Currency.values()) {
            if (currency.code().equals(code)) {
                return currency;
            }
        }
        throw new IllegalStateException("no currency " + code);
    }
}
