package org.linli.care.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.carer.CarerRef;
import org.linli.care.carer.Carers;
import org.linli.care.visit.VisitRef;
import org.linli.care.visit.Visits;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** What is fixed by hand before a day is planned: a carer, a time, or both; the desk of the area. */
@ApplicationScoped
class Pins {

    /** @param carer who comes; of two, the first @param at when the service begins, within the window */
    @Schema(name = "VisitPin")
    public record Body(@Nullable UUID carer, @Nullable Instant at) {}

    private final Visits visits;
    private final Carers carers;
    private final Database database;
    private final Audit audit;
    private final RosterChronicle chronicle;

    Pins(Visits visits, Carers carers, Database database, Audit audit, RosterChronicle chronicle) {
        this.visits = visits;
        this.carers = carers;
        this.database = database;
        this.audit = audit;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found, invalid-input */
    @Transactional
    void pin(String id, Body body, Actor actor) {
        VisitRef visit = of(id, actor);
        if (body.carer() == null && body.at() == null) {
            throw Problem.invalid("carer", "carer-or-time", "须给出护理员或时间", "must have a carer or a time");
        }
        if (body.carer() != null
                && carers.find(body.carer())
                        .filter(CarerRef::active)
                        .filter(each -> each.serves(visit.areaPath()))
                        .isEmpty()) {
            throw Problem.invalid(
                    "carer", "serves-the-area", "须为服务此区域的在岗护理员", "must be an active carer who serves the area");
        }
        if (body.at() != null
                && (body.at().isBefore(visit.beginsAt())
                        || body.at().plus(Duration.ofMinutes(visit.minutes())).isAfter(visit.endsAt()))) {
            throw Problem.invalid(
                    "at", "within-the-window", "服务须在时段之内", "the service must lie within the visit's window");
        }
        database.update("""
                INSERT INTO visit_pin (visit_id, carer_id, at, told_by) VALUES (?, ?::uuid, ?::timestamptz, ?)
                ON CONFLICT (visit_id) DO UPDATE SET carer_id = EXCLUDED.carer_id, at = EXCLUDED.at, told_by = EXCLUDED.told_by""", id, body.carer(), body.at(), actor.subject());
        Map<String, Object> details = new HashMap<>();
        details.put("carer", String.valueOf(body.carer()));
        details.put("at", String.valueOf(body.at()));
        audit.record(AuditEntry.of(chronicle.now(), actor, RosterTable.DESK, "pin", "visit", id)
                .with(details));
    }

    /** @throws Problem not-found */
    @Transactional
    void unpin(String id, Actor actor) {
        of(id, actor);
        if (database.update("DELETE FROM visit_pin WHERE visit_id = ?", id) == 1) {
            audit.record(AuditEntry.of(chronicle.now(), actor, RosterTable.DESK, "unpin", "visit", id));
        }
    }

    private VisitRef of(String id, Actor actor) {
        return visits.lock(id)
                .filter(each -> actor.mayIn(RosterTable.DESK, each.areaPath()))
                .orElseThrow(Visits::unknown);
    }
}
