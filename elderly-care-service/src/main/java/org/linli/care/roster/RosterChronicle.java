package org.linli.care.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;

/** What is told of a roster: its state and figures to the topic, who did what to the audit. No id of a person, no visit. */
@ApplicationScoped
class RosterChronicle {

    private static final String TOPIC = "linli.care.plans";
    private static final String PROGRESSED = "roster-progressed";

    private final Rosters rosters;
    private final Outbox outbox;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    RosterChronicle(Rosters rosters, Outbox outbox, Audit audit, ObjectMapper json, Clock clock) {
        this.rosters = rosters;
        this.outbox = outbox;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Decides by the table, and tells what it says. @return where it stands then */
    @Transactional(Transactional.TxType.MANDATORY)
    RosterState move(Roster roster, String action, Actor actor, String role, boolean dayOver, Instant now) {
        var row = RosterTable.ROSTER.decide(
                roster.state(), action, Set.of(role), new RosterTable.Moment(roster.kept(), dayOver));
        if (!action.equals(RosterTable.IMPROVE)) {
            audit.record(AuditEntry.of(
                    now, actor, role, action, "roster", roster.id().toString()));
        }
        if (row.to() != roster.state()) {
            rosters.become(roster.id(), row.to(), row.to() == RosterState.PLANNING ? null : now);
        }
        if (row.events().contains(PROGRESSED)) {
            tell(rosters.find(roster.id()).orElseThrow(Rosters::unknown), now);
        }
        return row.to();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void asked(Roster roster, Actor actor, Instant now) {
        audit.record(AuditEntry.of(
                        now,
                        actor,
                        actor.has("system") ? "system" : RosterTable.DESK,
                        "plan",
                        "roster",
                        roster.id().toString())
                .with(Map.of("day", roster.day().toString(), "area", roster.area(), "cause", roster.cause())));
        tell(roster, now);
    }

    private void tell(Roster roster, Instant now) {
        Map<String, Long> score = roster.score() == null ? Map.of() : roster.score();
        ObjectNode payload = json.createObjectNode()
                .put("rosterId", roster.id().toString())
                .put("areaCode", roster.area())
                .put("day", roster.day().toString())
                .put("state", roster.state().wire())
                .put("cause", roster.cause())
                .put("planned", roster.best() == null ? 0 : roster.best().size())
                .put("unplanned", roster.unplanned().size());
        payload.set("score", json.valueToTree(score));
        payload.set("bound", json.valueToTree(roster.bound() == null ? Map.of() : roster.bound()));
        payload.put("done", roster.done()).put("at", now.toString());
        outbox.add(OutboxEvent.of(
                TOPIC,
                roster.id().toString(),
                "roster/" + roster.id(),
                rosters.nextTold(roster.id()),
                "linli.care." + PROGRESSED + ".v1",
                now,
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
