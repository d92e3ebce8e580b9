package org.linli.care.careplan;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.linli.care.quota.TermsChanged;

/**
 * Drafts follow the days of their contract: soon after they are changed, and in the next night at the latest. Each series in a
 * transaction of its own, without the contract's lock, which whoever publishes takes after the visit's.
 */
@ApplicationScoped
class PlansOfPackage implements TermsChanged {

    private static final Logger LOG = Logger.getLogger(PlansOfPackage.class);

    private final CareItems items;
    private final GeneratingVisits generating;
    private final ManagedExecutor executor;

    PlansOfPackage(CareItems items, GeneratingVisits generating, ManagedExecutor executor) {
        this.items = items;
        this.generating = generating;
        this.executor = executor;
    }

    @Override
    public void changed(UUID packageId) {
        executor.execute(() -> items.seriesOf(packageId).forEach(this::again));
    }

    private void again(UUID series) {
        try {
            QuarkusTransaction.requiringNew().run(() -> generating.generate(series));
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "Series %s follows its contract in the night", series);
        }
    }
}
