package org.linli.care.round;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;

/** Who sent a list, and how much became of it; who is on it is on record with each of them. */
@ApplicationScoped
class RoundRecord {

    private final Audit audit;
    private final Clock clock;

    RoundRecord(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void sent(RoundView round, Actor actor, String role) {
        audit.record(
                AuditEntry.of(now(), actor, role, "send", "round", round.id().toString())
                        .with(Map.of("registered", round.registered(), "changed", round.changed())));
    }
}
