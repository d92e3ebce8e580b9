package org.linli.volunteer.claim;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.linli.kit.problem.Faults;
import org.linli.kit.sql.Database;
import org.linli.volunteer.need.Needs;

/**
 * Whoever pauses or leaves while a claim of theirs is confirmed reads no contact any more, and whoever comes back does again.
 * Looked for rather than told by what they did: a profile is locked before no need, or the two would wait for each other.
 */
@ApplicationScoped
class HoldersSweep {

    private static final Logger LOG = Logger.getLogger(HoldersSweep.class);
    private static final int BATCH = 100;

    private final Database database;
    private final Needs needs;
    private final Claims claims;
    private final ClaimProgress progress;
    private final TellingHolders telling;

    HoldersSweep(Database database, Needs needs, Claims claims, ClaimProgress progress, TellingHolders telling) {
        this.database = database;
        this.needs = needs;
        this.claims = claims;
        this.progress = progress;
        this.telling = telling;
    }

    @Scheduled(every = "{linli.volunteer.holders-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        outdated().forEach(this::tell);
    }

    @Transactional
    List<UUID> outdated() {
        return database.list("""
                SELECT DISTINCT c.need_id
                  FROM claim c
                  JOIN need n ON n.id = c.need_id AND n.origin_id IS NOT NULL
                       AND n.origin_kind NOT IN ('community-post', 'yellow-ribbon')
                  JOIN person p ON p.id = c.person_id
                  LEFT JOIN need_holder h ON h.need_id = c.need_id AND h.person_id = c.person_id
                 WHERE c.state IN ('CONFIRMED', 'CHECKED_IN')
                   AND (p.state = 'active') <> (h.person_id IS NOT NULL)
                 LIMIT ?""", row -> row.getObject("need_id", UUID.class), BATCH);
    }

    private void tell(UUID need) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> telling.tell(claims.fileOf(needs.locked(need)), progress.now()));
        } catch (RuntimeException failed) {
            if (!Faults.isTransient(failed)) {
                LOG.errorf(failed, "Holders of need %s cannot be told", need);
            }
        }
    }
}
