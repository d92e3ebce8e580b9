package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.linli.care.elder.ElderState;
import org.linli.care.elder.Elders;
import org.linli.care.visit.MovingVisit.Step;
import org.linli.kit.identity.Actor;
import org.linli.kit.sql.Database;

/** Visits of an item of a care plan that is paused: suspended with it, and drafts again when it goes on. */
@ApplicationScoped
public class SuspendingVisits {

    private static final String PAUSED = "item-paused";

    private final Database database;
    private final Elders elders;
    private final Visits visits;
    private final MovingVisit moving;
    private final VisitChronicle chronicle;

    SuspendingVisits(Database database, Elders elders, Visits visits, MovingVisit moving, VisitChronicle chronicle) {
        this.database = database;
        this.elders = elders;
        this.visits = visits;
        this.moving = moving;
        this.chronicle = chronicle;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void suspend(UUID item) {
        all(item, "state IN ('draft', 'published')", VisitTable.SUSPEND);
    }

    /** Those of who is away meanwhile wait for the person then. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void resume(UUID item) {
        all(item, "state = 'suspended' AND reason_code IS NOT NULL", VisitTable.RESUME);
    }

    private void all(UUID item, String which, String action) {
        Instant now = chronicle.now();
        for (String id : database.list(
                "SELECT id FROM visit WHERE item_id = ? AND ends_at > ? AND " + which + " ORDER BY id FOR UPDATE",
                row -> row.getString("id"),
                item,
                now)) {
            Visit visit = visits.locked(id).orElseThrow(Visits::unknown);
            if (action.equals(VisitTable.RESUME) && !isHere(visit)) {
                visit.become(visit.state(), null);
                visits.save(visit, null);
                continue;
            }
            visit.atRisk(null);
            String reason = action.equals(VisitTable.SUSPEND) ? PAUSED : null;
            moving.move(
                    visit,
                    new Step(action, Actor.system("care"), VisitTable.SYSTEM, reason, Map.of(), now),
                    moving.context(visit, now, now),
                    now);
            visits.clear(visit);
        }
    }

    private boolean isHere(Visit visit) {
        return elders.find(visit.terms().elder())
                .filter(each -> each.state() == ElderState.REGISTERED)
                .isPresent();
    }
}
