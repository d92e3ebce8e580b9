package org.linli.care.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.linli.plan.Bound;
import org.linli.plan.Budget;
import org.linli.plan.Plan;
import org.linli.plan.PlanEngine;
import org.linli.plan.Progress;
import org.linli.plan.Score;

/**
 * Searches in the background, and keeps what it found. The process may die at any moment: the roster is then taken up by {@link
 * RosterSweep}.
 */
@ApplicationScoped
class PlanningRoster {

    private static final Logger LOG = Logger.getLogger(PlanningRoster.class);
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final ReadingDay reading;
    private final PlanEngine engine;
    private final Rosters rosters;
    private final FinishingRoster finishing;
    private final ManagedExecutor executor;

    PlanningRoster(
            ReadingDay reading,
            PlanEngine engine,
            Rosters rosters,
            FinishingRoster finishing,
            ManagedExecutor executor) {
        this.reading = reading;
        this.engine = engine;
        this.rosters = rosters;
        this.finishing = finishing;
        this.executor = executor;
    }

    /** Begins after the transaction that asked for it is over. */
    void begin(UUID id) {
        executor.execute(() -> {
            try {
                plan(id);
            } catch (RuntimeException failed) {
                LOG.errorf(failed, "Roster %s cannot be planned", id);
            }
        });
    }

    private void plan(UUID id) {
        Roster roster = rosters.find(id).orElseThrow(Rosters::unknown);
        DayProblem day = reading.read(roster.areaPath(), roster.day());
        Instant began = finishing.now();
        AtomicReference<Instant> beat = new AtomicReference<>(began);
        AtomicReference<Progress> last = new AtomicReference<>();
        Plan plan = engine.solve(day.problem(), budget(roster), roster.seed(), progress -> {
            last.set(progress);
            Instant now = finishing.now();
            if (Duration.between(beat.get(), now).compareTo(BEAT) < 0) {
                return true;
            }
            beat.set(now);
            return !rosters.beat(
                    id,
                    terms(progress.best()),
                    bound(progress.bound()),
                    progress.done(),
                    progress.iterations(),
                    progress.elapsed().toMillis(),
                    now);
        });
        Progress end = last.get();
        finishing.finish(
                id,
                day,
                plan,
                new Rosters.Found(
                        Map.of(),
                        List.of(),
                        Map.of(),
                        end == null ? Map.of() : bound(end.bound()),
                        1,
                        end == null ? 0 : end.iterations(),
                        Duration.between(began, finishing.now()).toMillis(),
                        Map.of()));
    }

    private static Budget budget(Roster roster) {
        Long iterations = roster.iterations();
        Integer seconds = roster.seconds();
        if (iterations != null) {
            return Budget.iterations(iterations);
        }
        return Budget.time(Duration.ofSeconds(seconds == null ? 1 : seconds));
    }

    static Map<String, Long> terms(Score score) {
        Map<String, Long> terms = new TreeMap<>();
        score.terms()
                .forEach((term, value) ->
                        terms.put(term.name().toLowerCase(Locale.ROOT).replace('_', '-'), value));
        return terms;
    }

    private static Map<String, Long> bound(Bound bound) {
        return Map.of("medium", bound.medium(), "soft", bound.soft());
    }
}
