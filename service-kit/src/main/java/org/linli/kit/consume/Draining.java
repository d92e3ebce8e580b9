package org.linli.kit.consume;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * What a service does with its channels and clocks when it is told to end: polls no more, begins no sweep, handles what it
 * has polled. The connector then commits and leaves the groups, so that other replicas take over at once. Requests have
 * ended before; the outbox ends after.
 *
 * <p>Whatever is not handled in time stays uncommitted and is handled by who takes over; the inbox knows what was handled.
 */
@ApplicationScoped
class Draining {

    /** Before any other observer of the end. */
    private static final int FIRST = 1000;

    private static final Logger LOG = Logger.getLogger(Draining.class);
    private static final Duration PAUSING = Duration.ofSeconds(2);
    private static final Duration HANDLING = Duration.ofSeconds(10);
    /** A batch polled before the pause is handed on within this time. */
    private static final Duration QUIET = Duration.ofMillis(150);

    private final KafkaClientService clients;
    private final Consuming consuming;
    private final Scheduler scheduler;

    Draining(KafkaClientService clients, Consuming consuming, Scheduler scheduler) {
        this.clients = clients;
        this.consuming = consuming;
        this.scheduler = scheduler;
    }

    void drain(@Observes @Priority(FIRST) ShutdownEvent ending) {
        scheduler.pause();
        pauseAll();
        boolean drained = awaitQuiet();
        consuming.stop();
        if (!drained) {
            LOG.warn("what the channels had polled was not handled in time; another replica, or the next start, will");
        }
    }

    private void pauseAll() {
        CompletableFuture<?>[] pauses = clients.getConsumerChannels().stream()
                .flatMap(channel -> clients.getConsumers(channel).stream())
                .map(consumer -> consumer.pause().subscribeAsCompletionStage().toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(pauses).get(PAUSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException away) {
            LOG.debugf("not every channel could be paused: %s", away.getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitQuiet() {
        long end = System.nanoTime() + HANDLING.toNanos();
        long quietSince = System.nanoTime();
        boolean busy = false;
        while (System.nanoTime() - quietSince < QUIET.toNanos()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            if (!consuming.isIdle()) {
                quietSince = System.nanoTime();
                busy = true;
            } else if (busy) {
                // With a backlog the connector polls on once its queue is empty, whatever was asked before.
                busy = false;
                pauseAll();
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
