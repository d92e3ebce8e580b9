package org.linli.volunteer.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.citypack.EarningRule;
import org.linli.kit.pack.PackFault;
import org.linli.kit.sql.Database;

/** What an hour earns, as the packs tell it: dated rules, of which none changes once its day has come. */
@ApplicationScoped
class EarningRuleTable {

    private static final String FILE = "earning_rules.csv";

    /** @param ofPack false: the service's own, or an administrator added it by itself */
    private record Kept(int perHour, @Nullable Integer endsAfterDays, boolean ofPack) {

        boolean says(EarningRule rule) {
            return perHour == rule.perHour() && Objects.equals(endsAfterDays, rule.endsAfterDays());
        }
    }

    private final Database database;

    EarningRuleTable(Database database) {
        this.database = database;
    }

    /**
     * What keeps the rules from being taken over, and what one should know about them.
     *
     * @param today in the city's zone
     */
    @Transactional
    List<PackFault> faults(List<EarningRule> rules, LocalDate today) {
        boolean toldBefore = database.first("SELECT 1 FROM earning_rule WHERE revision IS NOT NULL LIMIT 1", row -> 1)
                .isPresent();
        List<PackFault> faults = new ArrayList<>();
        for (EarningRule rule : rules) {
            boolean ahead = rule.validFrom().isAfter(today);
            Optional<Kept> stands = kept(rule);
            if (stands.isPresent()
                    && !stands.get().says(rule)
                    && !(ahead && stands.get().ofPack())) {
                faults.add(fault(
                        rule,
                        "earning_rules.changed",
                        false,
                        "自 " + rule.validFrom() + " 起的该规则已存在且内容不同,不能更改;请另加一条自以后日期生效的规则",
                        "the rule from " + rule.validFrom()
                                + " stands with other content and cannot change; add one from a later day"));
            } else if (stands.isEmpty() && !ahead && toldBefore) {
                faults.add(fault(
                        rule,
                        "earning_rules.day-passed",
                        true,
                        "新规则的生效日期已到,已入账的不变",
                        "the day of a new rule has come; what is booked stays as it is"));
            }
        }
        return faults;
    }

    /** New rules are added; of those that packs told and whose day is still ahead, changed ones change and those gone go. */
    @Transactional(Transactional.TxType.MANDATORY)
    void takeOver(List<EarningRule> rules, LocalDate today, int revision) {
        for (EarningRule rule : rules) {
            database.update(
                    """
                    INSERT INTO earning_rule AS r
                           (need_kind, evidence, currency, per_hour, ends_after, valid_from, revision)
                    VALUES (?::text, ?, ?, ?, ?::int, ?, ?)
                    ON CONFLICT (need_kind, evidence, currency, valid_from) DO UPDATE
                       SET revision = EXCLUDED.revision,
                           per_hour = CASE WHEN r.valid_from > ? THEN EXCLUDED.per_hour ELSE r.per_hour END,
                           ends_after = CASE WHEN r.valid_from > ? THEN EXCLUDED.ends_after ELSE r.ends_after END
                     WHERE r.revision IS NOT NULL""",
                    rule.needKind(),
                    rule.evidence(),
                    rule.currency(),
                    rule.perHour(),
                    rule.endsAfterDays(),
                    rule.validFrom(),
                    revision,
                    today,
                    today);
        }
        database.update("DELETE FROM earning_rule WHERE valid_from > ? AND revision < ?", today, revision);
    }

    private Optional<Kept> kept(EarningRule rule) {
        return database.first(
                """
                SELECT per_hour, ends_after, revision FROM earning_rule
                 WHERE need_kind IS NOT DISTINCT FROM ?::text AND evidence = ? AND currency = ? AND valid_from = ?""",
                row -> new Kept(
                        row.getInt("per_hour"),
                        row.getObject("ends_after", Integer.class),
                        row.getObject("revision") != null),
                rule.needKind(),
                rule.evidence(),
                rule.currency(),
                rule.validFrom());
    }

    private static PackFault fault(EarningRule rule, String name, boolean warning, String zh, String en) {
        String value = (rule.needKind() == null ? "" : rule.needKind() + " ") + rule.evidence() + " " + rule.currency();
        return new PackFault(FILE, rule.line(), name, value, warning, zh, en);
    }
}
