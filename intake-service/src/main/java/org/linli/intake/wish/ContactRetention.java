package org.linli.intake.wish;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.sql.Database;

/**
 * Erases whom a wish was for and where, some time after it ended, or after its time if nobody ended it. Each is erased and kept
 * on record in one transaction, once however many replicas look.
 */
@ApplicationScoped
class ContactRetention {

    /** Long enough for complaints and disputes. */
    static final Duration KEPT = Duration.ofDays(90);

    static final String ERASE = "erase-contact";

    private static final int BATCH = 200;

    private final Database database;
    private final WishChronicle chronicle;
    private final Audit audit;

    ContactRetention(Database database, WishChronicle chronicle, Audit audit) {
        this.database = database;
        this.chronicle = chronicle;
        this.audit = audit;
    }

    @Scheduled(every = "${linli.intake.retention-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        sweep(chronicle.now());
    }

    void sweep(Instant now) {
        int erased;
        do {
            erased = QuarkusTransaction.requiringNew().call(() -> eraseSome(now));
        } while (erased == BATCH);
    }

    private int eraseSome(Instant now) {
        List<UUID> wishes = database.list("""
                DELETE FROM wish_contact WHERE wish_id IN (
                  SELECT c.wish_id FROM wish_contact c JOIN wish w ON w.id = c.wish_id
                   WHERE coalesce(w.ended_at, w.ends_at) <= ? LIMIT ? FOR UPDATE OF c SKIP LOCKED)
                RETURNING wish_id""", row -> row.getObject("wish_id", UUID.class), now.minus(KEPT), BATCH);
        Actor system = Actor.system("intake");
        audit.record(wishes.stream()
                .map(wish -> AuditEntry.of(now, system, "system", ERASE, WishChronicle.ENTITY, wish.toString()))
                .toList());
        return wishes.size();
    }
}
