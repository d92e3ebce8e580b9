package org.linli.volunteer.claim;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.linli.kit.problem.Faults;
import org.linli.kit.sql.Database;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.Needs;

/**
 * Looks every second for needs at which time is up. Each is served in one transaction under its lock, so that everything
 * happens once whatever is killed and however many replicas look; one that somebody is at is looked at again the next time.
 */
@ApplicationScoped
class NeedSweep {

    private static final Logger LOG = Logger.getLogger(NeedSweep.class);
    private static final int BATCH = 50;
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

    private final Database database;
    private final Needs needs;
    private final TimePassing passing;
    private final NeedChronicle chronicle;

    NeedSweep(Database database, Needs needs, TimePassing passing, NeedChronicle chronicle) {
        this.database = database;
        this.needs = needs;
        this.passing = passing;
        this.chronicle = chronicle;
    }

    @Scheduled(every = "{linli.volunteer.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Instant now = chronicle.now();
        long served;
        do {
            served = due(now).stream().filter(need -> serve(need, now)).count();
        } while (served == BATCH);
    }

    @Transactional
    List<UUID> due(Instant now) {
        return database.list(
                "SELECT id FROM need WHERE look_at <= ? ORDER BY look_at, id LIMIT ?",
                row -> row.getObject("id", UUID.class),
                now,
                BATCH);
    }

    private boolean serve(UUID id, Instant now) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                boolean free = database.first(
                                "SELECT 1 FROM need WHERE id = ? AND look_at <= ? FOR UPDATE SKIP LOCKED",
                                row -> true,
                                id,
                                now)
                        .isPresent();
                if (free) {
                    passing.at(needs.locked(id), now);
                }
                return free;
            });
        } catch (RuntimeException failed) {
            if (!Faults.isTransient(failed)) {
                LOG.errorf(failed, "Need %s cannot be served by its clock", id);
                putOff(id, now.plus(AFTER_A_FAULT));
            }
            return false;
        }
    }

    private void putOff(UUID id, Instant until) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.update("UPDATE need SET look_at = ? WHERE id = ?", until, id));
    }
}
