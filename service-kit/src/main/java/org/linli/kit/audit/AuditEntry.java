package org.linli.kit.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;

/**
 * Who did what, in which role, why and when.
 *
 * @param action verb, such as {@code file}
 * @param entity kind of thing, such as {@code case}
 * @param reason words or code given by the actor
 * @param details what is needed to understand the entry later; no personal data of third persons
 */
public record AuditEntry(
        Instant at,
        String actor,
        String role,
        String client,
        String action,
        String entity,
        String entityId,
        @Nullable String reason,
        Map<String, Object> details) {

    public static AuditEntry of(Instant at, Actor actor, String role, String action, String entity, String entityId) {
        return new AuditEntry(at, actor.subject(), role, actor.client(), action, entity, entityId, null, Map.of());
    }

    public AuditEntry because(@Nullable String why) {
        return new AuditEntry(at, actor, role, client, action, entity, entityId, why, details);
    }

    public AuditEntry with(Map<String, Object> more) {
        return new AuditEntry(at, actor, role, client, action, entity, entityId, reason, more);
    }
}
