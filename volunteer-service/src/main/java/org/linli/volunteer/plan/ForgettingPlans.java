package org.linli.volunteer.plan;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** A plan says who could serve where: it is kept no longer than it is of use. */
@ApplicationScoped
class ForgettingPlans {

    private static final Logger LOG = Logger.getLogger(ForgettingPlans.class);

    private final Plans plans;

    ForgettingPlans(Plans plans) {
        this.plans = plans;
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten = plans.forget();
        if (forgotten > 0) {
            LOG.infof("%d plans were older than seven days", forgotten);
        }
    }
}
