package org.linli.dispatch.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;

/** What is done to a case and to its orders, all under the case, so that its history is one list. */
@ApplicationScoped
public class CaseAudit {

    public static final String ENTITY = "case";

    private final Audit audit;

    CaseAudit(Audit audit) {
        this.audit = audit;
    }

    public void record(
            UUID caseId,
            Actor actor,
            String role,
            String action,
            @Nullable String reason,
            Map<String, Object> details,
            Instant now) {
        audit.record(AuditEntry.of(now, actor, role, action, ENTITY, caseId.toString())
                .because(reason)
                .with(details));
    }

    /** The same for what the service does by itself. */
    public void system(UUID caseId, String action, @Nullable String reason, Map<String, Object> details, Instant now) {
        record(caseId, Actor.system("dispatch"), "system", action, reason, details, now);
    }
}
