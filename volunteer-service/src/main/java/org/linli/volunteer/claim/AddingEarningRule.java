package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.CityTime;

/** An administrator adds a rule; what was earned by then, or will be before its day, is not touched. */
@ApplicationScoped
class AddingEarningRule {

    private final EarningRules rules;
    private final Audit audit;
    private final Clock clock;
    private final CityTime.Settings city;

    AddingEarningRule(EarningRules rules, Audit audit, Clock clock, CityTime.Settings city) {
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
        this.city = city;
    }

    /** @param fresh whether this call added it */
    record Added(EarningRules.Numbered rule, boolean fresh) {}

    /** @throws Problem invalid-input when its day is not to come; conflict when another one begins on it */
    @Transactional
    Added add(EarningRule rule, Actor actor) {
        Instant now = clock.instant();
        if (!rule.validFrom().isAfter(now.atZone(city.zone()).toLocalDate())) {
            throw Problem.invalid("validFrom", "to-come", "须为将来的日期", "must be a day still to come");
        }
        boolean fresh = rules.add(rule);
        EarningRules.Numbered standing = rules.standing(rule);
        if (fresh) {
            audit.record(AuditEntry.of(now, actor, "administrator", "add", "earning-rule", Long.toString(standing.id()))
                    .with(Map.of(
                            "kind", rule.kind() == null ? "*" : rule.kind(),
                            "evidence", rule.evidence(),
                            "currency", rule.currency().code(),
                            "perHour", rule.perHour(),
                            "validFrom", rule.validFrom().toString())));
        }
        return new Added(standing, fresh);
    }
}
