package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.evidence.Grades;
import org.linli.volunteer.ledger.Currency;

/** What service earns, as dated data: rules are added and never changed. */
@ApplicationScoped
public class EarningRules {

    /** @param lastDay on which what was earned can be spent; null: no end */
    public record Earned(
            Currency currency, long amount, @Nullable LocalDate lastDay) {}

    /** A rule as it stands. */
    record Numbered(long id, EarningRule rule) {}

    private static final int MINUTES_AN_HOUR = 60;

    private static final String COLUMNS = "id, need_kind, evidence, currency, per_hour, ends_after, valid_from";

    // The kind's own rules before those of every kind, and of these the latest that had begun on the day.
    private static final String RULES = """
            SELECT DISTINCT ON (currency) %s
              FROM earning_rule
             WHERE (need_kind = ? OR need_kind IS NULL) AND evidence = ? AND valid_from <= ?
             ORDER BY currency, need_kind NULLS LAST, valid_from DESC
            """.formatted(COLUMNS);

    /** No kind of need: its rules say what a volunteer's own report that was filed earns, the amount once a report. */
    private static final String REPORT_FILED = "report-filed";

    // Filed is dispatch's word, so of these rules those for an organiser's word count.
    private static final String OF_REPORTS = """
            SELECT DISTINCT ON (currency) %s
              FROM earning_rule
             WHERE need_kind = ? AND evidence = ? AND valid_from <= ?
             ORDER BY currency, valid_from DESC
            """.formatted(COLUMNS);

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
    public List<Earned> of(String kind, int minutes, int evidence, LocalDate day, LocalDate bookedOn) {
        return database.list(RULES, EarningRules::read, kind, evidence, day).stream()
                .map(Numbered::rule)
                .map(rule -> new Earned(
                        rule.currency(),
                        (long) minutes * rule.perHour() / MINUTES_AN_HOUR,
                        rule.endsAfterDays() == null ? null : bookedOn.plusDays(rule.endsAfterDays())))
                .filter(earned -> earned.amount() > 0)
                .toList();
    }

    /**
     * What a volunteer's own report that was filed earns.
     *
     * @param day on which it was made: the rules of that day count
     * @param bookedOn from when on what it earned can be spent
     */
    @Transactional
    public List<Earned> ofReportFiled(LocalDate day, LocalDate bookedOn) {
        return database.list(OF_REPORTS, EarningRules::read, REPORT_FILED, Grades.ORGANISER, day).stream()
                .map(Numbered::rule)
                .map(rule -> new Earned(
                        rule.currency(),
                        rule.perHour(),
                        rule.endsAfterDays() == null ? null : bookedOn.plusDays(rule.endsAfterDays())))
                .filter(earned -> earned.amount() > 0)
                .toList();
    }

    /**
     * Adds a rule. One that stands already with the same content stays as it is.
     *
     * @return whether it is new
     * @throws Problem conflict when another one for the same kind, grade and currency begins on that day
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean add(EarningRule rule) {
        int added = database.update(
                """
                INSERT INTO earning_rule (need_kind, evidence, currency, per_hour, ends_after, valid_from)
                VALUES (?::text, ?, ?, ?, ?::int, ?) ON CONFLICT DO NOTHING""",
                rule.kind(),
                rule.evidence(),
                rule.currency().code(),
                rule.perHour(),
                rule.endsAfterDays(),
                rule.validFrom());
        if (added == 0 && !standing(rule).rule().equals(rule)) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail(
                            "同一类别、等级、币种自该日起已有另一规则;规则不可更改",
                            "Another rule for this kind, grade and currency begins on that day; rules are never changed");
        }
        return added == 1;
    }

    /** The rule that begins on the same day for the same kind, grade and currency. */
    @Transactional
    Numbered standing(EarningRule rule) {
        return database.first(
                        "SELECT " + COLUMNS + " FROM earning_rule WHERE need_kind IS NOT DISTINCT FROM ?::text"
                                + " AND evidence = ? AND currency = ? AND valid_from = ?",
                        EarningRules::read,
                        rule.kind(),
                        rule.evidence(),
                        rule.currency().code(),
                        rule.validFrom())
                .orElseThrow();
    }

    /**
     * Rules in the order they were added.
     *
     * @param kind with it only those that can count for it, its own and those of every kind
     * @param on with it only those that count on that day: of a kind the latest, and with a kind given its own before the
     *     general one
     */
    @Transactional
    List<Numbered> page(@Nullable String kind, @Nullable LocalDate on, long after, int limit) {
        String group = kind == null ? "need_kind, evidence, currency" : "evidence, currency";
        String order = kind == null ? group : group + ", need_kind NULLS LAST";
        return database.list(
                "SELECT %s FROM (SELECT %s %s FROM earning_rule"
                                .formatted(COLUMNS, on == null ? "" : "DISTINCT ON (" + group + ")", COLUMNS)
                        + " WHERE (?::text IS NULL OR need_kind = ? OR need_kind IS NULL)"
                        + " AND (?::date IS NULL OR valid_from <= ?) ORDER BY " + order + ", valid_from DESC) r"
                        + " WHERE id > ? ORDER BY id LIMIT ?",
                EarningRules::read,
                kind,
                kind,
                on,
                on,
                after,
                limit);
    }

    private static Numbered read(ResultSet row) throws SQLException {
        return new Numbered(
                row.getLong("id"),
                new EarningRule(
                        row.getString("need_kind"),
                        row.getInt("evidence"),
                        Currency.of(row.getString("currency")).orElseThrow(),
                        row.getInt("per_hour"),
                        row.getObject("ends_after", Integer.class),
                        row.getObject("valid_from", LocalDate.class)));
    }
}
