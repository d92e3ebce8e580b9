package org.linli.volunteer.invitation;

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
 * Looks every second for needs being filled at which time is up, or whose need has changed since. Each is served in one
 * transaction under the need's lock, so that each wave, time-out and choice happens once whatever is killed and however many
 * replicas look; a need that somebody is at is looked at again the next time.
 */
@ApplicationScoped
class FillingSweep {

    private static final Logger LOG = Logger.getLogger(FillingSweep.class);
    private static final int BATCH = 50;
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

    private static final String DUE =
            " FROM need_filling f JOIN need n ON n.id = f.need_id WHERE f.state = 'ACTIVE' AND (f.look_at <= ? OR f.need_version <> n.version)";

    private final Database database;
    private final Needs needs;
    private final InvitationsOfNeed invitations;
    private final FillingSteps steps;
    private final NeedChronicle chronicle;

    FillingSweep(
            Database database,
            Needs needs,
            InvitationsOfNeed invitations,
            FillingSteps steps,
            NeedChronicle chronicle) {
        this.database = database;
        this.needs = needs;
        this.invitations = invitations;
        this.steps = steps;
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
                "SELECT f.need_id" + DUE + " ORDER BY f.look_at, f.need_id LIMIT ?",
                row -> row.getObject("need_id", UUID.class),
                now,
                BATCH);
    }

    /** @return whether there was something to do, and nobody else was at it */
    boolean serve(UUID id, Instant now) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                boolean free = database.first(
                                "SELECT 1" + DUE + " AND n.id = ? FOR UPDATE OF n SKIP LOCKED", row -> true, now, id)
                        .isPresent();
                if (free) {
                    invitations.fileOf(needs.locked(id)).ifPresent(file -> steps.at(file, now));
                }
                return free;
            });
        } catch (RuntimeException failed) {
            if (!Faults.isTransient(failed)) {
                LOG.errorf(failed, "Need %s cannot be filled by its clock", id);
                putOff(id, now.plus(AFTER_A_FAULT));
            }
            return false;
        }
    }

    private void putOff(UUID id, Instant until) {
        QuarkusTransaction.requiringNew().run(() -> database.update("""
                UPDATE need_filling f SET look_at = ?, need_version = n.version FROM need n
                 WHERE n.id = f.need_id AND f.need_id = ?""", until, id));
    }
}
