package org.linli.care.alarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;

/**
 * All that is told of an alarm, in the transaction that makes it true. Events hold ids, the grid and times; who did it goes to
 * the audit; what was said stays sealed.
 */
@ApplicationScoped
class AlarmChronicle {

    static final String TOPIC = "linli.care.alarms";
    static final String ENTITY = "alarm";

    private final Alarms alarms;
    private final Outbox outbox;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;
    private final String category;

    AlarmChronicle(
            Alarms alarms,
            Outbox outbox,
            Audit audit,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "linli.care.alarm-category") String category) {
        this.alarms = alarms;
        this.outbox = outbox;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        this.category = category;
    }

    /** The moment of an action, in milliseconds: the same in the table, on the topic and in the answer. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    void handedOver(Alarm alarm, Instant now) {
        publish(
                alarm,
                "alarm-handed-over",
                1,
                json.createObjectNode()
                        .put("alarmId", alarm.id().toString())
                        .put("visitId", alarm.visitId())
                        .put("areaCode", alarm.areaCode())
                        .put("categoryCode", category)
                        .put("raisedAt", alarm.raisedAt().toString())
                        .put("dueAt", alarm.handOverBy().toString())
                        .put("at", now.toString()),
                now);
    }

    /** Only of one that was handed over: nobody else has heard of it. */
    void ended(Alarm alarm, String outcome, Instant now) {
        publish(
                alarm,
                "alarm-ended",
                2,
                json.createObjectNode()
                        .put("alarmId", alarm.id().toString())
                        .put("outcome", outcome)
                        .put("at", now.toString()),
                now);
    }

    void record(Alarm alarm, Actor actor, String role, String action, Map<String, Object> details, Instant now) {
        audit.record(AuditEntry.of(now, actor, role, action, ENTITY, alarm.id().toString())
                .with(details));
    }

    /** The same for what the service does by itself. */
    void system(Alarm alarm, String action, Map<String, Object> details, Instant now) {
        record(alarm, Actor.system("care"), AlarmTable.SYSTEM, action, details, now);
    }

    /** @param version an alarm tells at most twice: that it was handed over, and how it ended */
    private void publish(Alarm alarm, String event, long version, ObjectNode payload, Instant at) {
        try {
            OutboxEvent fact = OutboxEvent.of(
                    TOPIC,
                    alarm.id().toString(),
                    "alarm/" + alarm.id(),
                    version,
                    "linli.care." + event + ".v1",
                    at,
                    json.writeValueAsBytes(payload));
            alarms.traceparent(alarm.id())
                    .ifPresentOrElse(kept -> outbox.add(List.of(fact), kept), () -> outbox.add(fact));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
