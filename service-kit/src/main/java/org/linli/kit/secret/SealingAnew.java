package org.linli.kit.secret;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;

/**
 * Seals anew in the background, in a service that seals: two seconds' work every ten, so that people do not feel it. Every
 * stretch is a transaction of its own.
 */
@ApplicationScoped
class SealingAnew implements TableFigures {

    private static final Logger LOG = Logger.getLogger(SealingAnew.class);
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final int MOST_SECONDS = 600;

    private final Instance<Resealing> resealing;

    SealingAnew(Instance<Resealing> resealing) {
        this.resealing = resealing;
    }

    @Override
    public List<Figure> figures() {
        return resealing.isUnsatisfied() ? List.of() : Resealing.FIGURES;
    }

    @Scheduled(
            every = "{linli.secrets.seal-anew-every}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        if (resealing.isUnsatisfied()) {
            return;
        }
        Resealing work = resealing.get();
        long end = System.nanoTime() + ROUND.toNanos();
        try {
            while (step(work) && System.nanoTime() < end) {
                LOG.trace("sealed a stretch anew");
            }
        } catch (DatabaseFailed away) {
            LOG.warnf("Nothing was sealed anew: %s", away.getMessage());
        }
    }

    private static boolean step(Resealing work) {
        return QuarkusTransaction.requiringNew().timeout(MOST_SECONDS).call(work::step);
    }
}
