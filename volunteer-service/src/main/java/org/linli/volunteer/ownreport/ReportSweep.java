package org.linli.volunteer.ownreport;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.linli.kit.problem.Faults;

/**
 * Books reports that were filed, each in a transaction of its own under its lock, so that it happens once however many replicas
 * look and whatever is killed; and forgets what can earn nothing any more.
 */
@ApplicationScoped
class ReportSweep {

    private static final Logger LOG = Logger.getLogger(ReportSweep.class);
    private static final int BATCH = 100;

    /** As long as the topic is kept that tells whose a report is. */
    private static final Duration TOLD = Duration.ofDays(90);

    /** A report that was not filed by then never will be. */
    private static final Duration OPEN = Duration.ofDays(365);

    private final OwnReports reports;
    private final RewardingReport rewarding;
    private final Clock clock;

    ReportSweep(OwnReports reports, RewardingReport rewarding, Clock clock) {
        this.reports = reports;
        this.rewarding = rewarding;
        this.clock = clock;
    }

    @Scheduled(every = "{linli.volunteer.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        long decided;
        do {
            decided = reports.due(BATCH).stream().filter(this::reward).count();
        } while (decided == BATCH);
    }

    @Scheduled(every = "24h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        Instant now = clock.instant();
        reports.forget(now.minus(TOLD), now.minus(OPEN));
    }

    private boolean reward(UUID report) {
        try {
            return rewarding.reward(report);
        } catch (RuntimeException failed) {
            if (!Faults.isTransient(failed)) {
                LOG.errorf(failed, "Report %s cannot be rewarded", report);
            }
            return false;
        }
    }
}
