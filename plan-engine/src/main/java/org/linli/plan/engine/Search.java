package org.linli.plan.engine;

import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;
import org.linli.plan.Budget;

/**
 * One or more walks over the same problem, in stages. After each stage all wait for each other: progress is told, and the walk that
 * is behind may go on from the plan of the one ahead. So threads never decide anything, and an iteration budget is reproducible.
 */
final class Search {

    private static final int FEWEST_STAGES = 100;
    private static final long LONGEST_STAGE = Duration.ofMillis(200).toNanos();
    private static final int CHUNK = 256;
    /** Stages after which it is known how many steps a time limit is good for. */
    private static final int KNOWN_PACE = 5;

    private final Walk[] walks;
    private final Budget budget;
    private final Watch watch;
    private final int stages;
    private final double usualCost;
    private volatile Cooling cooling;
    private volatile boolean over;
    private volatile int stage;
    private volatile @Nullable RuntimeException failed;

    /** @param usualCost of going on to a near visit, the measure of what a step may cost */
    Search(Walk[] walks, Budget budget, Watch watch, double usualCost) {
        this.walks = walks;
        this.budget = budget;
        this.watch = watch;
        stages = budget.time() == null
                ? FEWEST_STAGES
                : (int) Math.max(FEWEST_STAGES, budget.time().toNanos() / LONGEST_STAGE);
        this.usualCost = usualCost;
        cooling = budget.time() == null
                ? Cooling.of(stages, budget.iterations(), walks[0].movable())
                : Cooling.once(stages);
    }

    /** @return the best plan of all walks */
    Snapshot run() {
        if (walks[0].movable() > 0) {
            CyclicBarrier barrier = new CyclicBarrier(walks.length, this::exchange);
            Thread[] others = new Thread[walks.length - 1];
            for (int walk = 1; walk < walks.length; walk++) {
                Walk own = walks[walk];
                others[walk - 1] = new Thread(() -> walk(own, barrier), "plan-walk-" + walk);
                others[walk - 1].setDaemon(true);
                others[walk - 1].start();
            }
            walk(walks[0], barrier);
            for (Thread other : others) {
                join(other);
            }
            RuntimeException fault = failed;
            if (fault != null) {
                throw fault;
            }
        }
        return best();
    }

    private void walk(Walk walk, CyclicBarrier barrier) {
        try {
            while (!over) {
                stage(walk, stage);
                barrier.await();
            }
        } catch (BrokenBarrierException broken) {
            over = true;
        } catch (InterruptedException interrupted) {
            over = true;
            barrier.reset();
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            failed = fault;
            over = true;
            barrier.reset();
        }
    }

    private void stage(Walk walk, int number) {
        if (budget.time() == null) {
            long from = budget.iterations() * number / stages;
            long to = budget.iterations() * (number + 1) / stages;
            for (long step = from; step < to; step += CHUNK) {
                walk.steps((int) Math.min(CHUNK, to - step), heat((double) step / budget.iterations()));
            }
            return;
        }
        long all = budget.time().toNanos();
        long until = all / stages * (number + 1);
        for (long now = watch.nanos(); now < until; now = watch.nanos()) {
            walk.steps(CHUNK, heat((double) now / all));
        }
    }

    private double heat(double done) {
        return usualCost * cooling.heat(done);
    }

    private void exchange() {
        int done = stage + 1;
        boolean goOn = watch.tell(best(), iterations(), (double) done / stages);
        if (done == stages || !goOn) {
            over = true;
        } else if (cooling.meets(done)) {
            follow();
        }
        if (done == KNOWN_PACE && budget.time() != null) {
            cooling = Cooling.of(stages, iterations() / walks.length / done * stages, walks[0].movable());
        }
        stage = done;
    }

    /** Whoever is behind the best plan of all goes on from there. */
    private void follow() {
        Snapshot best = best();
        for (Walk walk : walks) {
            if (walk.cost() > best.cost) {
                walk.goOnFrom(best);
            }
        }
    }

    private long iterations() {
        long all = 0;
        for (Walk walk : walks) {
            all += walk.stepsDone();
        }
        return all;
    }

    private Snapshot best() {
        Snapshot best = walks[0].best();
        for (Walk walk : walks) {
            if (walk.best().cost < best.cost) {
                best = walk.best();
            }
        }
        return best;
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
