package org.linli.intake.wish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;
import org.linli.kit.state.Transitions.Transition;

/**
 * All that is told of a wish, in the transaction that makes it true. Events hold codes and times: no words, no names, no
 * address; who did it and why goes to the audit.
 */
@ApplicationScoped
class WishChronicle {

    static final String TOPIC = "linli.intake.wishes";
    static final String ENTITY = "wish";

    private final Outbox outbox;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    WishChronicle(Outbox outbox, Audit audit, ObjectMapper json, Clock clock) {
        this.outbox = outbox;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** The moment of an action, in milliseconds: the same in the table, on the topic and in the answer. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Tells what a row of the table says. */
    void publish(Wish wish, Transition<WishState, WishTable.Facts> row, Instant at) {
        publish(wish, row, at, payload -> {});
    }

    /** The same, with more fields. */
    void publish(Wish wish, Transition<WishState, WishTable.Facts> row, Instant at, Consumer<ObjectNode> more) {
        for (String event : row.events()) {
            ObjectNode payload = json.createObjectNode()
                    .put("wishId", wish.id.toString())
                    .put("state", wish.state)
                    .put("kind", wish.kind)
                    .put("areaCode", wish.area);
            more.accept(payload);
            payload.put("at", at.toString());
            outbox.add(OutboxEvent.of(
                    TOPIC,
                    wish.id.toString(),
                    "wish/" + wish.id,
                    wish.nextVersion(),
                    "linli.intake." + event + ".v1",
                    at,
                    bytes(payload)));
        }
    }

    /** All that whoever offers it must know. */
    void ask(Wish wish, ObjectNode payload) {
        payload.put("beginsAt", wish.beginsAt.toString())
                .put("endsAt", wish.endsAt.toString())
                .put("minutes", wish.minutes)
                .put("places", wish.places);
        try {
            payload.set("skills", json.readTree(wish.skills));
            payload.set("certificates", json.readTree(wish.certificates));
        } catch (JsonProcessingException notWrittenHere) {
            throw new IllegalStateException(notWrittenHere);
        }
        // Whom it is for lives there: that is nobody's business but who comes.
        payload.put("urgency", wish.urgency).put("sensitivity", "private").put("reach", "subdistrict");
    }

    /** @param roles in which the actor acted */
    void record(
            Wish wish,
            Actor actor,
            Set<String> roles,
            String action,
            @Nullable String reason,
            Map<String, Object> details,
            Instant now) {
        audit.record(AuditEntry.of(
                        now,
                        actor,
                        roles.stream().sorted().findFirst().orElseThrow(),
                        action,
                        ENTITY,
                        wish.id.toString())
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
