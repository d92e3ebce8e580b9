package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.care.elder.ElderChanged;
import org.linli.care.elder.ElderState;
import org.linli.care.elder.Elders;
import org.linli.care.visit.MovingVisit.Step;
import org.linli.kit.identity.Actor;
import org.linli.kit.sql.Database;

/** Nobody is sent to a door behind which nobody is: visits of who is away or left are suspended, and resumed when they are back. */
@ApplicationScoped
public class FollowingElder implements ElderChanged {

    private final Database database;
    private final Elders elders;
    private final Visits visits;
    private final MovingVisit moving;
    private final VisitChronicle chronicle;

    FollowingElder(Database database, Elders elders, Visits visits, MovingVisit moving, VisitChronicle chronicle) {
        this.database = database;
        this.elders = elders;
        this.visits = visits;
        this.moving = moving;
        this.chronicle = chronicle;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(UUID elder) {
        boolean here = elders.find(elder)
                .map(each -> each.state() == ElderState.REGISTERED)
                .orElse(false);
        Instant now = chronicle.now();
        String action = here ? VisitTable.RESUME : VisitTable.SUSPEND;
        for (String id : ahead(elder, here ? List.of("suspended") : List.of("draft", "published"), now)) {
            Visit visit = visits.locked(id).orElseThrow(Visits::unknown);
            visit.atRisk(null);
            moving.move(
                    visit,
                    new Step(action, Actor.system("care"), VisitTable.SYSTEM, null, Map.of(), now),
                    moving.context(visit, now, now),
                    now);
            visits.clear(visit);
        }
    }

    /** Without those that are suspended with their item of the care plan: they wait for it. */
    private List<String> ahead(UUID elder, List<String> states, Instant now) {
        return database.list("""
                SELECT id FROM visit
                 WHERE elder_id = ? AND state = ANY (?) AND ends_at > ? AND (state <> 'suspended' OR reason_code IS NULL)
                 ORDER BY id FOR UPDATE""", row -> row.getString("id"), elder, states, now);
    }
}
