package org.linli.care.visit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;
import org.linli.kit.time.CityTime;

/**
 * All that is told of a visit, in the transaction that makes it true: what happened goes to the topic under the visit's next
 * version, in ids, codes and times; who did it and why goes to the audit.
 */
@ApplicationScoped
public class VisitChronicle {

    public static final String TOPIC = "linli.care.visits";

    /** Kind of thing in the audit. */
    public static final String ENTITY = "visit";

    private final Outbox outbox;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;
    private final CityTime.Settings city;

    VisitChronicle(Outbox outbox, Audit audit, ObjectMapper json, Clock clock, CityTime.Settings city) {
        this.outbox = outbox;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        this.city = city;
    }

    /** The moment of an action, in milliseconds: the same in the table, on the topic and in the answer. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    public LocalDate dayOf(Instant moment) {
        return moment.atZone(city.zone()).toLocalDate();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void publish(Visit visit, String event, Instant at) {
        Draft terms = visit.terms();
        ObjectNode payload = json.createObjectNode()
                .put("visitId", visit.id())
                .put("state", visit.state().wire())
                .put("kind", terms.kind())
                .put("areaCode", visit.areaCode())
                .put("unitCode", terms.unit())
                .put(
                        "packageId",
                        terms.packageId() == null ? null : terms.packageId().toString())
                .put("beginsAt", terms.beginsAt().toString())
                .put("endsAt", terms.endsAt().toString())
                .put("minutes", terms.minutes())
                .put("reasonCode", visit.reasonCode())
                .put("at", at.toString());
        publish(visit, event, payload, at);
    }

    /** The same with what is told of it given. */
    @Transactional(Transactional.TxType.MANDATORY)
    void publish(Visit visit, String event, ObjectNode payload, Instant at) {
        outbox.add(OutboxEvent.of(
                TOPIC,
                visit.id(),
                "visit/" + visit.id(),
                visit.tell(),
                "linli.care." + event + ".v1",
                at,
                bytes(payload)));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void record(
            Visit visit,
            Actor actor,
            String role,
            String action,
            @Nullable String reason,
            Map<String, Object> details,
            Instant now) {
        audit.record(AuditEntry.of(now, actor, role, action, ENTITY, visit.id())
                .because(reason)
                .with(details));
    }

    private byte[] bytes(ObjectNode payload) {
        try {
            return json.writeValueAsBytes(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
