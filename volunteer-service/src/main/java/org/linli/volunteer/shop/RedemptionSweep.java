package org.linli.volunteer.shop;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.linli.kit.problem.Faults;

/** Ends what was not fetched in time, one redemption a transaction, however many replicas look. */
@ApplicationScoped
class RedemptionSweep {

    private static final Logger LOG = Logger.getLogger(RedemptionSweep.class);
    private static final int BATCH = 50;

    private final Redemptions redemptions;
    private final EndingRedemption ending;
    private final ShopClock clock;

    RedemptionSweep(Redemptions redemptions, EndingRedemption ending, ShopClock clock) {
        this.redemptions = redemptions;
        this.ending = ending;
        this.clock = clock;
    }

    @Scheduled(
            every = "${linli.volunteer.shop.sweep-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Instant now = clock.now();
        long ended;
        do {
            List<UUID> due = redemptions.due(now, BATCH);
            ended = due.stream().filter(id -> end(id, now)).count();
        } while (ended == BATCH);
    }

    private boolean end(UUID id, Instant now) {
        try {
            QuarkusTransaction.requiringNew().run(() -> ending.expire(id, now));
            return true;
        } catch (RuntimeException failed) {
            if (!Faults.isTransient(failed)) {
                LOG.errorf(failed, "Redemption %s cannot be ended", id);
            }
            return false;
        }
    }
}
