package org.linli.volunteer.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.linli.kit.problem.Faults;

/** Looks for points whose day is over, one account a transaction, however many replicas look. */
@ApplicationScoped
class ExpirySweep {

    private static final Logger LOG = Logger.getLogger(ExpirySweep.class);
    private static final int BATCH = 50;

    private final Lots lots;
    private final Expiring expiring;
    private final LedgerClock clock;

    ExpirySweep(Lots lots, Expiring expiring, LedgerClock clock) {
        this.lots = lots;
        this.expiring = expiring;
        this.clock = clock;
    }

    @Scheduled(
            every = "${linli.volunteer.ledger.expiry-sweep-every:10m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        long done;
        do {
            List<UUID> due = lots.accountsWithOver(clock.today(), BATCH);
            done = due.stream().filter(this::expire).count();
        } while (done == BATCH);
    }

    private boolean expire(UUID account) {
        try {
            QuarkusTransaction.requiringNew().run(() -> expiring.expire(account));
            return true;
        } catch (RuntimeException failed) {
            if (!Faults.isTransient(failed)) {
                LOG.errorf(failed, "What is over on account %s cannot be given back", account);
            }
            return false;
        }
    }
}
