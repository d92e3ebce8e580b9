package org.linli.dispatch.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;

/** Publishes what happened to a case, each fact under the case's next version. */
@ApplicationScoped
public class CaseFacts {

    public static final String TOPIC = "linli.dispatch.cases";

    private final Outbox outbox;
    private final ObjectMapper json;

    CaseFacts(Outbox outbox, ObjectMapper json) {
        this.outbox = outbox;
        this.json = json;
    }

    /** Adds the fact in the caller's transaction, who holds the case's lock. The state told is the case's present one. */
    public void publish(CaseFile file, CaseFact fact, Instant at) {
        ObjectNode payload = json.createObjectNode()
                .put("caseId", file.id().toString())
                .put("reportId", file.matter().reportId().toString())
                .put("state", file.state().wire());
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

    private byte[] bytes(ObjectNode payload) {
        try {
            return json.writeValueAsBytes(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
