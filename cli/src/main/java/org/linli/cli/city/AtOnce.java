package org.linli.cli.city;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.linli.cli.api.Refusal;

/** Does the same for each of many, some at a time. */
final class AtOnce {

    private static final int CALLERS = 6;

    private AtOnce() {}

    /** Returns when all are done; after a failure nothing more is begun, and the first one is thrown. */
    static <T> void each(Collection<T> all, Consumer<T> step) {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> steps = new ArrayList<>();
            all.forEach(one -> steps.add(callers.submit(() -> step.accept(one))));
            try {
                for (Future<?> each : steps) {
                    each.get();
                }
            } catch (ExecutionException failed) {
                steps.forEach(each -> each.cancel(false));
                throw failed.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(failed.getCause());
            } catch (InterruptedException stopped) {
                callers.shutdownNow();
                Thread.currentThread().interrupt();
                throw Refusal.because("已中断 · interrupted");
            }
        }
    }
}
