package org.linli.reporting.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.consume.Inbox;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/**
 * Clears the facts and forgets, in the same transaction, that their events were handled. What a live consumer handles
 * from here on stays; what it handled before is read again.
 */
@ApplicationScoped
class BeginningRebuild {

    private final Database database;
    private final Inbox inbox;
    private final ProjectionState projection;
    private final Sources sources;
    private final Audit audit;
    private final Clock clock;

    BeginningRebuild(
            Database database, Inbox inbox, ProjectionState projection, Sources sources, Audit audit, Clock clock) {
        this.database = database;
        this.inbox = inbox;
        this.projection = projection;
        this.sources = sources;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem conflict while one is going on */
    @Transactional
    ProjectionState.State begin(Actor actor) {
        // Locks the one row: of two calls at once the second sees the first's rebuild. Waits for a bulletin being
        // written.
        int began = database.update(
                "UPDATE projection SET state = 'rebuilding', generation = generation + 1, started_at = ?,"
                        + " finished_at = NULL, worker = NULL, lease_until = NULL, targets_noted = false WHERE state = 'live'",
                clock.instant());
        if (began == 0) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("重建正在进行", "A rebuild is going on")
                    .with("state", "rebuilding");
        }
        // The facts before the inbox. TRUNCATE waits for every transaction that has touched a fact, so that its inbox
        // rows are seen and forgotten with it; one that has not yet will add to the empty tables and keep its rows.
        database.update("TRUNCATE report_fact, order_fact, stage_fact");
        sources.channels().forEach(inbox::forget);
        database.update("DELETE FROM rebuild_range");
        ProjectionState.State begun = projection.current();
        audit.record(AuditEntry.of(clock.instant(), actor, "administrator", "rebuild", "projection", "facts")
                .with(Map.of("generation", begun.generation())));
        return begun;
    }
}
