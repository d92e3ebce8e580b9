package org.linli.care.visit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.linli.care.visit.MovingVisit.Step;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Faults;
import org.linli.kit.sql.Database;

/**
 * Looks for visits to which nobody has set out although it is time, and for those whose window is over. Each is served in one
 * transaction under its lock, so that everything happens once whatever is killed and however many replicas look.
 */
@ApplicationScoped
class VisitSweep {

    private static final Logger LOG = Logger.getLogger(VisitSweep.class);
    private static final int BATCH = 100;
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

    private final Database database;
    private final Visits visits;
    private final VisitClocks clocks;
    private final MovingVisit moving;
    private final VisitChronicle chronicle;

    VisitSweep(Database database, Visits visits, VisitClocks clocks, MovingVisit moving, VisitChronicle chronicle) {
        this.database = database;
        this.visits = visits;
        this.clocks = clocks;
        this.moving = moving;
        this.chronicle = chronicle;
    }

    @Scheduled(every = "{linli.care.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Instant now = chronicle.now();
        long served;
        do {
            served = due(now).stream().filter(visit -> serve(visit, now)).count();
        } while (served == BATCH);
    }

    @Transactional
    List<String> due(Instant now) {
        return database.list(
                "SELECT id FROM visit WHERE look_at <= ? ORDER BY look_at, id LIMIT ?",
                row -> row.getString("id"),
                now,
                BATCH);
    }

    private boolean serve(String id, Instant now) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                boolean free = database.first(
                                "SELECT 1 FROM visit WHERE id = ? AND look_at <= ? FOR UPDATE SKIP LOCKED",
                                row -> true,
                                id,
                                now)
                        .isPresent();
                if (free) {
                    timePassed(visits.locked(id).orElseThrow(Visits::unknown), now);
                }
                return free;
            });
        } catch (RuntimeException failed) {
            if (!Faults.isTransient(failed)) {
                LOG.errorf(failed, "Visit %s cannot be served by its clock", id);
                putOff(id, now.plus(AFTER_A_FAULT));
            }
            return false;
        }
    }

    private void timePassed(Visit visit, Instant now) {
        if (clocks.endangered(visit, now) && !clocks.over(visit, now)) {
            visit.atRisk(now);
            chronicle.publish(visit, "visit-at-risk", now);
            chronicle.record(visit, Actor.system("care"), VisitTable.SYSTEM, "find-at-risk", null, Map.of(), now);
            visits.save(visit, clocks.next(visit));
        } else if (clocks.over(visit, now) && clocks.next(visit) != null) {
            moving.move(
                    visit,
                    new Step(VisitTable.WINDOW_IS_OVER, Actor.system("care"), VisitTable.SYSTEM, null, Map.of(), now),
                    moving.context(visit, now, now),
                    now);
        } else {
            visits.save(visit, clocks.next(visit));
        }
    }

    private void putOff(String id, Instant until) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.update("UPDATE visit SET look_at = ? WHERE id = ?", until, id));
    }
}
