package org.linli.volunteer.need;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;

/**
 * All that is told of a need and its claims, in the transaction that makes it true: what happened goes to the topic under the
 * need's next version; who did it and why goes to the audit. Actions on claims are kept under their need.
 */
@ApplicationScoped
public class NeedChronicle {

    public static final String TOPIC = "linli.volunteer.needs";

    /** Kind of thing in the audit. */
    public static final String ENTITY = "need";

    private final Outbox outbox;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    NeedChronicle(Outbox outbox, Audit audit, ObjectMapper json, Clock clock) {
        this.outbox = outbox;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** The moment of an action, in milliseconds: the same in the table, on the topic and in the answer. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Tells of the need itself, in the caller's transaction, who holds its lock. */
    public void publish(Need need, String event, boolean automatic, Instant at) {
        publish(
                need,
                new NeedFact.OfNeed(
                        event,
                        need.origin().kind(),
                        need.origin().id(),
                        need.kind(),
                        need.area(),
                        need.urgency(),
                        need.places(),
                        need.taken(),
                        need.reopened(),
                        need.beginsAt(),
                        need.endsAt(),
                        need.minutes(),
                        automatic,
                        at),
                at);
    }

    /** As the other, of a claim on it. */
    public void publish(Need need, NeedFact fact, Instant at) {
        ObjectNode payload = json.createObjectNode()
                .put("needId", need.id().toString())
                .put("state", need.state().wire());
        ObjectNode fields = json.valueToTree(fact);
        fields.remove("name");
        payload.setAll(fields);
        outbox.add(OutboxEvent.of(
                TOPIC,
                need.id().toString(),
                "need/" + need.id(),
                need.nextVersion(),
                "linli.volunteer." + fact.name() + ".v1",
                at,
                bytes(payload)));
    }

    public void record(
            Need need,
            Actor actor,
            String role,
            String action,
            @Nullable String reason,
            Map<String, Object> details,
            Instant now) {
        audit.record(AuditEntry.of(now, actor, role, action, ENTITY, need.id().toString())
                .because(reason)
                .with(details));
    }

    /** The same for what the service does by itself. */
    public void system(Need need, String action, Map<String, Object> details, Instant now) {
        record(need, Actor.system("volunteer"), NeedTable.SYSTEM, action, null, details, now);
    }

    private byte[] bytes(ObjectNode payload) {
        try {
            return json.writeValueAsBytes(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
