package org.linli.dispatch.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;

/**
 * All that is told of a case, in the transaction that makes it true: what happened goes to the topic, each fact under the
 * case's next version; who did it and why goes to the audit. Actions on orders are kept under their case, so that its
 * history is one list.
 */
@ApplicationScoped
public class CaseChronicle {

    public static final String TOPIC = "linli.dispatch.cases";

    /** Kind of thing in the audit. */
    public static final String ENTITY = "case";

    private final Outbox outbox;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    CaseChronicle(Outbox outbox, Audit audit, ObjectMapper json, Clock clock) {
        this.outbox = outbox;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** The moment of an action, in milliseconds: the same in the table, on the topic and in the answer. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Adds the fact in the caller's transaction, who holds the case's lock. The state told is the case's present one. */
    public void publish(CaseFile file, CaseFact fact, Instant at) {
        ObjectNode payload = json.createObjectNode()
                .put("caseId", file.id().toString())
                .put("reportId", file.matter().reportId().toString());
        Origin origin = file.matter().origin();
        if (origin != null) {
            payload.put("originKind", origin.kind()).put("originId", origin.id().toString());
        }
        payload.put("state", file.state().wire());
        payload.setAll((ObjectNode) json.valueToTree(fact));
        outbox.add(OutboxEvent.of(
                TOPIC,
                file.id().toString(),
                "case/" + file.id(),
                file.nextVersion(),
                "linli.dispatch." + fact.name() + ".v1",
                at,
                bytes(payload)));
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

    private byte[] bytes(ObjectNode payload) {
        try {
            return json.writeValueAsBytes(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
