package org.linli.care.help;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.care.visit.HelpedVisit;
import org.linli.care.visit.VisitRef;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;

/** All that is told of the help with a visit, as events of the visit: codes and times, nobody's name and no address. */
@ApplicationScoped
class HelpChronicle {

    /** Kind of thing in the audit. */
    static final String ENTITY = "help";

    private final HelpedVisit visit;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    HelpChronicle(HelpedVisit visit, Audit audit, ObjectMapper json, Clock clock) {
        this.visit = visit;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    void wanted(Help help, VisitRef of, Instant now) {
        ObjectNode payload = about(help.visitId())
                .put("kind", of.kind())
                .put("areaCode", of.areaCode())
                .put("beginsAt", of.beginsAt().toString())
                .put("endsAt", of.endsAt().toString())
                .put("minutes", help.minutes())
                .put("places", help.places());
        payload.set("skills", json.valueToTree(help.skills()));
        payload.set("certificates", json.valueToTree(List.of()));
        // Who is visited lives there: that is nobody's business but who comes.
        payload.put("urgency", help.urgency()).put("sensitivity", "private").put("reach", "subdistrict");
        visit.tell(help.visitId(), "help-wanted", payload.put("at", now.toString()), now);
    }

    void withdrawn(String visitId, String reasonCode, Instant now) {
        visit.tell(
                visitId,
                "help-withdrawn",
                about(visitId).put("reasonCode", reasonCode).put("at", now.toString()),
                now);
    }

    /** @param minutes of each who helped; null: as they checked in and out */
    void fulfilled(String visitId, boolean fulfilled, @Nullable Integer minutes, Instant now) {
        visit.tell(
                visitId,
                "help-fulfilled",
                about(visitId)
                        .put("fulfilled", fulfilled)
                        .put("minutes", minutes)
                        .put("evidence", 1)
                        .put("at", now.toString()),
                now);
    }

    void record(
            String visitId,
            Actor actor,
            String role,
            String action,
            @Nullable String reason,
            Map<String, Object> details,
            Instant now) {
        audit.record(AuditEntry.of(now, actor, role, action, ENTITY, visitId)
                .because(reason)
                .with(details));
    }

    private ObjectNode about(String visitId) {
        return json.createObjectNode().put("visitId", visitId);
    }
}
