package org.linli.dispatch.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.CaseChronicle;
import org.linli.kit.identity.Actor;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;

/**
 * All that is told of a task, in the transaction that makes it true. Who did what is kept under the case, so that its
 * history stays one list.
 */
@ApplicationScoped
class TaskChronicle {

    static final String TOPIC = "linli.dispatch.tasks";

    /** Whoever speaks for the claims on a task. */
    private static final Actor VOLUNTEERS =
            new Actor("system:volunteer", "system", Set.of(TaskTable.VOLUNTEERS), List.of());

    private final Outbox outbox;
    private final CaseChronicle ofCase;
    private final ObjectMapper json;

    TaskChronicle(Outbox outbox, CaseChronicle ofCase, ObjectMapper json) {
        this.outbox = outbox;
        this.ofCase = ofCase;
        this.json = json;
    }

    Instant now() {
        return ofCase.now();
    }

    /** Adds the fact under the task's next version. The state told is the task's present one. */
    void publish(Task task, TaskFact fact, Instant at) {
        ObjectNode payload = json.createObjectNode()
                .put("taskId", task.id().toString())
                .put("orderId", task.orderId().toString())
                .put("caseId", task.caseId().toString())
                .put("state", task.state().wire());
        payload.setAll((ObjectNode) json.valueToTree(fact));
        outbox.add(OutboxEvent.of(
                TOPIC,
                task.id().toString(),
                "task/" + task.id(),
                task.nextVersion(),
                "linli.dispatch." + fact.name() + ".v1",
                at,
                bytes(payload)));
    }

    void record(
            Task task,
            Actor actor,
            String role,
            String action,
            @Nullable String reason,
            Map<String, Object> details,
            Instant now) {
        Map<String, Object> all = new HashMap<>(details);
        all.put("task", task.id().toString());
        all.put("order", task.orderId().toString());
        all.put("unit", task.unitCode());
        ofCase.record(task.caseId(), actor, role, "task-" + action, reason, all, now);
    }

    /** The same for what the service does by itself. */
    void system(Task task, String action, @Nullable String reason, Map<String, Object> details, Instant now) {
        record(task, Actor.system("dispatch"), TaskTable.SYSTEM, action, reason, details, now);
    }

    /** The same for what became of a claim. */
    void volunteers(Task task, String action, Map<String, Object> details, Instant now) {
        record(task, VOLUNTEERS, TaskTable.VOLUNTEERS, action, null, details, now);
    }

    private byte[] bytes(ObjectNode payload) {
        try {
            return json.writeValueAsBytes(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
