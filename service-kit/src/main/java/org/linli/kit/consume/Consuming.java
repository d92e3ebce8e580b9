package org.linli.kit.consume;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.linli.kit.problem.Faults;

/**
 * Handles what a channel delivers, each event once in effect: inbox and effect are one transaction. A fault that passes
 * is retried without end, outside the transaction; one that does not goes to the dead letters and blocks its key, while
 * the channel goes on. A {@link TransientFault} is retried for a bounded time in between. Anything else that leaves these
 * methods ends the channel, and {@link ChannelsRun} then has the process started anew.
 *
 * <p>Use from an ordered blocking {@code @Incoming} method with {@code batch=true}.
 */
@ApplicationScoped
public class Consuming {

    private static final Logger LOG = Logger.getLogger(Consuming.class);
    private static final long FIRST_WAIT_MS = 100;
    private static final long LONGEST_WAIT_MS = 5_000;

    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final WaitingRecords waiting;
    private final Duration patience;
    private volatile boolean stopping;

    /** @param patience how long the events of one batch wait together for what they refer to, from the first attempt */
    Consuming(
            Inbox inbox,
            DeadLetters deadLetters,
            WaitingRecords waiting,
            @ConfigProperty(name = "linli.consume.patience") Duration patience) {
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.waiting = waiting;
        this.patience = patience;
    }

    void stop(@Observes ShutdownEvent stopping) {
        this.stopping = true;
    }

    /** Handles a batch in one transaction; when anything in it fails for good, one record at a time. */
    public void handle(EventRoutes routes, ConsumerRecords<String, byte[]> records) {
        List<StoredRecord> batch = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            batch.add(StoredRecord.of(record));
        }
        long patientUntil = System.nanoTime() + patience.toNanos();
        try {
            untilItPasses(routes.channel(), System.nanoTime(), () -> handleTogether(routes, batch));
        } catch (Stopping stopped) {
            throw stopped;
        } catch (RuntimeException oneOfThemFails) {
            batch.forEach(record -> handleAlone(routes, record, patientUntil));
        }
    }

    /**
     * Runs what belongs to a channel beside its events, in a transaction of its own, again and again while what it stands
     * on is away: an exception that leaves a channel's method ends the channel until the process starts anew.
     */
    public void persistently(EventRoutes routes, Runnable work) {
        untilItPasses(routes.channel(), System.nanoTime(), work);
    }

    private void handleTogether(EventRoutes routes, List<StoredRecord> batch) {
        Map<String, WaitingRecords.Block> blocks = waiting.blocks(routes.channel(), keys(batch));
        List<IncomingEvent> events = new ArrayList<>(batch.size());
        List<StoredRecord> later = new ArrayList<>();
        for (StoredRecord record : batch) {
            WaitingRecords.Block block = record.key() == null ? null : blocks.get(record.key());
            if (block != null && block.holds(record)) {
                later.add(record);
            } else {
                events.add(EventReader.read(record));
            }
        }
        Set<String> fresh = inbox.firstTimes(
                routes.channel(), events.stream().map(IncomingEvent::id).toList());
        Set<String> seen = new HashSet<>();
        for (IncomingEvent event : events) {
            if (fresh.contains(event.id()) && seen.add(event.id())) {
                routes.handle(event);
            }
        }
        waiting.keep(routes.channel(), later);
    }

    private void handleAlone(EventRoutes routes, StoredRecord record, long patientUntil) {
        try {
            untilItPasses(routes.channel(), patientUntil, () -> handleTogether(routes, List.of(record)));
        } catch (Stopping stopped) {
            throw stopped;
        } catch (RuntimeException permanent) {
            if (handledAsMended(routes, record, patientUntil)) {
                return;
            }
            String reason = reasonOf(permanent);
            if (!isExpected(permanent)) {
                LOG.errorf(permanent, "%s: %s cannot be handled", routes.channel(), record.where());
            }
            untilItPasses(routes.channel(), patientUntil, () -> deadLetters.bury(routes.channel(), record, reason));
        }
    }

    /** Whether the record was a dead letter once, was mended, and is in effect in that form. */
    private boolean handledAsMended(EventRoutes routes, StoredRecord record, long patientUntil) {
        try {
            boolean[] handled = new boolean[1];
            untilItPasses(
                    routes.channel(),
                    patientUntil,
                    () -> deadLetters.mended(routes.channel(), record).ifPresent(mended -> {
                        handleTogether(routes, List.of(mended));
                        handled[0] = true;
                    }));
            return handled[0];
        } catch (Stopping stopped) {
            throw stopped;
        } catch (RuntimeException stillPermanent) {
            return false;
        }
    }

    /** Handles a record now, in the caller's transaction, as if it had just been delivered. */
    void handleInside(EventRoutes routes, StoredRecord record) {
        IncomingEvent event = EventReader.read(record);
        if (inbox.firstTime(routes.channel(), event.id())) {
            routes.handle(event);
        }
    }

    static String reasonOf(RuntimeException permanent) {
        return isExpected(permanent)
                ? String.valueOf(permanent.getMessage())
                : permanent.getClass().getName();
    }

    private static boolean isExpected(RuntimeException fault) {
        return fault instanceof PermanentFault || fault instanceof TransientFault;
    }

    private void untilItPasses(String channel, long patientUntil, Runnable work) {
        long wait = FIRST_WAIT_MS;
        while (true) {
            if (stopping) {
                throw new Stopping();
            }
            try {
                QuarkusTransaction.requiringNew().timeout(120).run(work);
                return;
            } catch (RuntimeException failed) {
                boolean onItsWay = failed instanceof TransientFault && System.nanoTime() - patientUntil < 0;
                if (!onItsWay && !Faults.isTransient(failed)) {
                    throw failed;
                }
                LOG.warnf(
                        "%s: something is not there yet (%s), trying again in %d ms",
                        channel, failed.getClass().getSimpleName(), wait);
                pause(wait);
                wait = Math.min(wait * 2, LONGEST_WAIT_MS);
            }
        }
    }

    private void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Stopping();
        }
    }

    private static List<String> keys(List<StoredRecord> batch) {
        List<String> keys = new ArrayList<>(batch.size());
        for (StoredRecord record : batch) {
            if (record.key() != null) {
                keys.add(record.key());
            }
        }
        return keys;
    }

    /** The process goes down; the record stays uncommitted and comes again. */
    static final class Stopping extends RuntimeException {}
}
