package org.linli.volunteer.offer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.linli.kit.problem.Faults;
import org.linli.kit.sql.Database;

/**
 * Looks for offers whose last day is over, and for takings whose need ended early. Each offer is served in one transaction
 * under its lock, so that everything happens once whatever is killed and however many replicas look; one that somebody is at
 * is looked at again the next time.
 */
@ApplicationScoped
class OfferSweep {

    private static final Logger LOG = Logger.getLogger(OfferSweep.class);
    private static final int BATCH = 50;
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

    private final Database database;
    private final Offers offers;
    private final EndingOffer ending;
    private final OfferChronicle chronicle;

    OfferSweep(Database database, Offers offers, EndingOffer ending, OfferChronicle chronicle) {
        this.database = database;
        this.offers = offers;
        this.ending = ending;
        this.chronicle = chronicle;
    }

    @Scheduled(every = "{linli.volunteer.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        sweep(chronicle.now());
    }

    void sweep(Instant now) {
        long served;
        do {
            served = due(now).stream().filter(offer -> serve(offer, now)).count();
        } while (served == BATCH);
    }

    @Transactional
    List<UUID> due(Instant now) {
        return database.list("""
                SELECT id FROM offer
                 WHERE state IN ('DRAFT', 'PUBLISHED') AND last_day < ? AND (put_off_until IS NULL OR put_off_until <= ?)
                UNION
                SELECT o.id FROM offer_taking t JOIN offer o ON o.id = t.offer_id JOIN need n ON n.id = t.need_id
                 WHERE t.state IN ('ASKED', 'AGREED') AND o.state = 'PUBLISHED' AND n.state IN ('WITHDRAWN', 'EXPIRED')
                   AND (o.put_off_until IS NULL OR o.put_off_until <= ?)
                LIMIT ?""", row -> row.getObject("id", UUID.class), chronicle.day(now), now, now, BATCH);
    }

    private boolean serve(UUID id, Instant now) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                boolean free = database.first(
                                "SELECT 1 FROM offer WHERE id = ? FOR UPDATE SKIP LOCKED", row -> true, id)
                        .isPresent();
                if (free) {
                    ending.timePassed(offers.locked(id), now);
                }
                return free;
            });
        } catch (RuntimeException failed) {
            if (!Faults.isTransient(failed)) {
                LOG.errorf(failed, "Offer %s cannot be served by its clock", id);
                putOff(id, now.plus(AFTER_A_FAULT));
            }
            return false;
        }
    }

    private void putOff(UUID id, Instant until) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.update("UPDATE offer SET put_off_until = ? WHERE id = ?", until, id));
    }
}
