package org.linli.volunteer.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.linli.kit.problem.Faults;

/** Frees what is held when its time is up, one hold a transaction, however many replicas look. */
@ApplicationScoped
class HoldSweep {

    private static final Logger LOG = Logger.getLogger(HoldSweep.class);
    private static final int BATCH = 50;

    private final Holds holds;
    private final Holding holding;
    private final LedgerClock clock;

    HoldSweep(Holds holds, Holding holding, LedgerClock clock) {
        this.holds = holds;
        this.holding = holding;
        this.clock = clock;
    }

    @Scheduled(
            every = "${linli.volunteer.ledger.hold-sweep-every:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        long ended;
        do {
            List<UUID> due = holds.due(clock.now(), BATCH);
            ended = due.stream().filter(this::end).count();
        } while (ended == BATCH);
    }

    private boolean end(UUID hold) {
        try {
            QuarkusTransaction.requiringNew().run(() -> holding.expire(hold));
            return true;
        } catch (RuntimeException failed) {
            if (!Faults.isTransient(failed)) {
                LOG.errorf(failed, "Hold %s cannot be ended", hold);
            }
            return false;
        }
    }
}
