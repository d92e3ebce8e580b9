package org.linli.dispatch.clock;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.linli.kit.problem.Faults;

/**
 * Looks every second for clocks whose time is up. Each is served in one transaction with what it causes, under the lock of
 * its case, so that it fires once whatever is killed and however many replicas look. A user at the same case goes first:
 * the clock is looked at again in the next round. The case is locked before the clock, as every action does, so that the
 * two never wait for each other in a circle.
 */
@ApplicationScoped
class ClockSweep {

    private static final Logger LOG = Logger.getLogger(ClockSweep.class);
    private static final int BATCH = 50;
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

    private final RunningClocks running;
    private final Instance<TimeIsUp> answers;
    private final Clock clock;

    ClockSweep(RunningClocks running, @Any Instance<TimeIsUp> answers, Clock clock) {
        this.running = running;
        this.answers = answers;
        this.clock = clock;
    }

    @Scheduled(every = "{linli.dispatch.clock-sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Map<String, TimeIsUp> byClock = answers.stream()
                .flatMap(a -> a.clocks().stream().map(name -> Map.entry(name, a)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long served;
        do {
            List<RunningClock> due = running.due(now, BATCH);
            served = due.stream().filter(c -> serve(c, now, byClock::get)).count();
        } while (served == BATCH);
    }

    private boolean serve(RunningClock due, Instant now, Function<String, TimeIsUp> answer) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                var claimed = running.claim(due, now);
                claimed.ifPresent(c -> {
                    running.remove(c);
                    answer.apply(c.clock()).timeIsUp(c, now);
                });
                return claimed.isPresent();
            });
        } catch (RuntimeException failed) {
            if (!Faults.isTransient(failed)) {
                LOG.errorf(failed, "Clock %s of case %s cannot be served", due.clock(), due.caseId());
                running.putOff(due, now.plus(AFTER_A_FAULT));
            }
            return false;
        }
    }
}
