package org.linli.care.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;

/** What the desk did to a contract: on record, and told. */
@ApplicationScoped
class PackageChronicle {

    private final TellingPackage telling;
    private final Audit audit;
    private final Clock clock;

    PackageChronicle(TellingPackage telling, Audit audit, Clock clock) {
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    /** The caller holds the contract's lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    void changed(UUID id, Actor actor, String action, Map<String, Object> details) {
        telling.changed(id);
        audit.record(
                AuditEntry.of(clock.instant(), actor, KeepingPackage.DESK, action, KeepingPackage.ENTITY, id.toString())
                        .with(details));
    }
}
