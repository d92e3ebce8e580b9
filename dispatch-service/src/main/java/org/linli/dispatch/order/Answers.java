package org.linli.dispatch.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;

/** What units say to the reporter, for intake to show. */
@ApplicationScoped
class Answers {

    static final String TOPIC = "linli.dispatch.answers";

    record Given(UUID reportId, UUID orderId, String unitCode, String text, Instant givenAt) {}

    private final Outbox outbox;
    private final ObjectMapper json;

    Answers(Outbox outbox, ObjectMapper json) {
        this.outbox = outbox;
        this.json = json;
    }

    void give(CaseFile file, WorkOrder order, String text, Instant now) {
        UUID report = file.matter().reportId();
        try {
            outbox.add(OutboxEvent.of(
                    TOPIC,
                    report.toString(),
                    "answer/" + order.id(),
                    order.version(),
                    "linli.dispatch.answer-given.v1",
                    now,
                    json.writeValueAsBytes(new Given(report, order.id(), order.unitCode(), text, now))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
