package org.linli.local;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does things side by side and waits for all of them; the first fault is thrown after the last has ended. */
final class AtOnce {

    private AtOnce() {}

    static void run(Runnable... actions) {
        var futures = new ArrayList<Future<?>>();
        try (var executor = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("linli-local-", 0).factory())) {
            for (var action : actions) {
                futures.add(executor.submit(() -> {
                    action.run();
                    return null;
                }));
            }
        }
        for (var future : futures) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
