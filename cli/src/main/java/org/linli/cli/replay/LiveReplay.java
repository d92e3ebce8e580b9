package org.linli.cli.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.linli.cli.api.PartAway;
import org.linli.cli.api.Refusal;

/** Walks many messages, some at the same time. A refusal ends one message, a part that is away ends the run. */
final class LiveReplay {

    /** Messages on their way at once; measured for two cores, where more only wait for each other. */
    private static final int IN_FLIGHT = 8;

    private final WalkingMessage walking;
    private final Tally tally;

    LiveReplay(WalkingMessage walking, Tally tally) {
        this.walking = walking;
        this.tally = tally;
    }

    /** @throws PartAway when a part does not answer; what was reached stays, a second run goes on from there */
    void run(List<Message> messages) {
        AtomicBoolean stopped = new AtomicBoolean();
        List<Future<?>> walks = new ArrayList<>();
        try (ExecutorService walkers = Executors.newFixedThreadPool(IN_FLIGHT)) {
            for (Message message : messages) {
                walks.add(walkers.submit(() -> {
                    if (!stopped.get()) {
                        walk(message, stopped);
                    }
                }));
            }
        }
        walks.forEach(LiveReplay::throwWhatItThrew);
    }

    private void walk(Message message, AtomicBoolean stopped) {
        try {
            tally.ended(walking.walk(message));
        } catch (Refusal refusal) {
            tally.refused(message.line(), String.valueOf(refusal.getMessage()));
        } catch (RuntimeException fatal) {
            stopped.set(true);
            throw fatal;
        }
    }

    private static void throwWhatItThrew(Future<?> walk) {
        try {
            walk.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException fatal) {
                throw fatal;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.because("已中断 · interrupted");
        }
    }
}
