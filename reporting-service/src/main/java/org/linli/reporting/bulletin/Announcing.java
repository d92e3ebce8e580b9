package org.linli.reporting.bulletin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.outbox.Outbox;
import org.linli.reporting.bulletin.Bulletins.Published;

/** Tells the city of a bulletin, and the auditors who published it. */
@ApplicationScoped
class Announcing {

    private final Outbox outbox;
    private final Audit audit;
    private final BulletinEvents events;

    Announcing(Outbox outbox, Audit audit, BulletinEvents events) {
        this.outbox = outbox;
        this.audit = audit;
        this.events = events;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void announce(Published published, Actor actor, String role) {
        outbox.add(events.published(published));
        audit.record(AuditEntry.of(published.publishedAt(), actor, role, "publish", "bulletin", published.id())
                .because(published.reason())
                .with(Map.of("number", published.number(), "revision", published.revision())));
    }
}
