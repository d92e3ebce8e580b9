package org.linli.care.risk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.linli.care.elder.ElderChanged;
import org.linli.care.elder.ElderChronicle;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.Elders;
import org.linli.kit.sql.Database;

/** Judges how much somebody is at risk whenever something becomes known of them, and keeps each change with its reasons. */
@ApplicationScoped
public class JudgingRisk implements ElderChanged {

    private final Elders elders;
    private final GatheringFacts facts;
    private final RulesTable rules;
    private final Database database;
    private final Following following;

    JudgingRisk(Elders elders, GatheringFacts facts, RulesTable rules, Database database, Following following) {
        this.elders = elders;
        this.facts = facts;
        this.rules = rules;
        this.database = database;
        this.following = following;
    }

    /** Who is told, and what time it is. */
    @ApplicationScoped
    static class Following {

        private final Instance<ItemsOfRisk> items;
        private final ElderChronicle chronicle;

        Following(@Any Instance<ItemsOfRisk> items, ElderChronicle chronicle) {
            this.items = items;
            this.chronicle = chronicle;
        }

        Instant now() {
            return chronicle.now();
        }

        LocalDate today() {
            return chronicle.today();
        }

        void tell(UUID elder, RiskRules.Verdict verdict, RiskRules rules) {
            items.forEach(each -> each.owed(elder, verdict.level(), rules.owed(verdict.level())));
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(UUID elder) {
        elders.find(elder).filter(ElderRef::caredFor).ifPresent(this::judge);
    }

    /** Nobody opened on a day. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void noAnswer(UUID elder, LocalDate day) {
        database.update("""
                INSERT INTO risk_no_answer AS r (elder, day) VALUES (?, ?)
                ON CONFLICT (elder) DO UPDATE SET day = greatest(r.day, EXCLUDED.day)""", elder, day);
        changed(elder);
    }

    private void judge(ElderRef elder) {
        // Locked before anything is looked at: what changes meanwhile has it judged again after this, and not before.
        Optional<String> before = database.first(
                "SELECT level FROM risk WHERE elder = ? FOR UPDATE", row -> row.getString("level"), elder.id());
        Instant now = following.now();
        LocalDate today = following.today();
        RiskRules valid = rules.on(today);
        RiskRules.Verdict verdict = valid.judge(facts.of(elder, now), today);
        String reasons = RulesTable.written(verdict.reasons());
        database.update("""
                INSERT INTO risk (elder, level, sum, reasons, rules_version, judged_on) VALUES (?, ?, ?, ?::jsonb, ?, ?)
                ON CONFLICT (elder) DO UPDATE
                   SET level = EXCLUDED.level, sum = EXCLUDED.sum, reasons = EXCLUDED.reasons,
                       rules_version = EXCLUDED.rules_version, judged_on = EXCLUDED.judged_on""", elder.id(), verdict.level().wire(), verdict.sum(), reasons, valid.version(), today);
        if (before.filter(verdict.level().wire()::equals).isEmpty()) {
            database.update(
                    """
                    INSERT INTO risk_change (elder, at, before, after, sum, reasons, rules_version)
                    VALUES (?, ?, ?, ?, ?, ?::jsonb, ?)""",
                    elder.id(),
                    now,
                    before.orElse(null),
                    verdict.level().wire(),
                    verdict.sum(),
                    reasons,
                    valid.version());
        }
        following.tell(elder.id(), verdict, valid);
    }
}
