package org.linli.care.risk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.linli.care.elder.ElderChronicle;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** Rules that count from a day ahead; those whose day has come are never changed. */
@ApplicationScoped
class TellingRules {

    private final ReadingRules reading;
    private final RulesTable table;
    private final ElderChronicle chronicle;
    private final Audit audit;

    TellingRules(ReadingRules reading, RulesTable table, ElderChronicle chronicle, Audit audit) {
        this.reading = reading;
        this.table = table;
        this.chronicle = chronicle;
        this.audit = audit;
    }

    /** @throws Problem invalid-input */
    @Transactional
    int tell(RulesBody body, Actor actor) {
        LocalDate from = Asked.given("validFrom", body.validFrom());
        if (!from.isAfter(chronicle.today())) {
            throw Problem.invalid("validFrom", "ahead", "须自明日或以后生效", "must be tomorrow or later");
        }
        RiskRules rules = reading.read(body, from);
        Instant now = chronicle.now();
        int version = table.keep(rules, actor.subject(), now);
        audit.record(AuditEntry.of(now, actor, "administrator", "tell", "risk-rules", Integer.toString(version))
                .with(Map.of("validFrom", from.toString())));
        return version;
    }

    /** The rules as they would count today, for a preview. @throws Problem invalid-input */
    @Transactional
    RiskRules asked(RulesBody body) {
        return reading.read(body, chronicle.today());
    }
}
