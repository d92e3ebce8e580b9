package org.linli.volunteer.need;

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
 * Erases whom to ask for and where, some time after a need ended. Each is erased and kept on record in one transaction, once
 * however many replicas look.
 */
@ApplicationScoped
class ContactRetention {

    /** Long enough for complaints and disputes. */
    static final Duration KEPT = Duration.ofDays(90);

    static final String ERASE = "erase-contact";

    private static final int BATCH = 200;

    private final Database database;
    private final NeedChronicle chronicle;
    private final Audit audit;

    ContactRetention(Database database, NeedChronicle chronicle, Audit audit) {
        this.database = database;
        this.chronicle = chronicle;
        this.audit = audit;
    }

    @Scheduled(every = "{linli.volunteer.retention-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
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
        List<UUID> needs = database.list("""
                DELETE FROM need_contact WHERE need_id IN (
                  SELECT c.need_id FROM need_contact c JOIN need n ON n.id = c.need_id
                   WHERE n.ended_at <= ? LIMIT ? FOR UPDATE OF c SKIP LOCKED)
                RETURNING need_id""", row -> row.getObject("need_id", UUID.class), now.minus(KEPT), BATCH);
        Actor system = Actor.system("volunteer");
        audit.record(needs.stream()
                .map(need -> AuditEntry.of(now, system, NeedTable.SYSTEM, ERASE, NeedChronicle.ENTITY, need.toString()))
                .toList());
        return needs.size();
    }
}
