package org.linli.care.alarm;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.linli.kit.problem.Faults;

/**
 * Looks for steps whose hour has come. Each alarm is served in a transaction of its own under its row's lock: every step
 * begins once, whatever is killed and however many replicas look, and one that cannot be served keeps no other waiting.
 */
@ApplicationScoped
class AlarmSweep {

    private static final Logger LOG = Logger.getLogger(AlarmSweep.class);
    private static final int BATCH = 200;
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

    private final Alarms alarms;
    private final GoingOn goingOn;
    private final AlarmChronicle chronicle;

    AlarmSweep(Alarms alarms, GoingOn goingOn, AlarmChronicle chronicle) {
        this.alarms = alarms;
        this.goingOn = goingOn;
        this.chronicle = chronicle;
    }

    @Scheduled(every = "{linli.care.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        List<UUID> due;
        long served;
        do {
            Instant now = chronicle.now();
            due = alarms.due(now, BATCH);
            served = due.stream().filter(id -> serve(id, now)).count();
        } while (served == BATCH);
    }

    private boolean serve(UUID id, Instant now) {
        try {
            return goingOn.whatIsDue(id, now);
        } catch (RuntimeException failed) {
            if (!Faults.isTransient(failed)) {
                LOG.errorf(failed, "The next step of alarm %s cannot begin", id);
                alarms.putOff(id, now.plus(AFTER_A_FAULT));
            }
            return false;
        }
    }
}
