package org.linli.dispatch.casefile;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Problem;
import org.linli.kit.trace.MatterTrace;

/** The cases. Whoever wants to change one, or one of its orders, takes it from here locked. */
@ApplicationScoped
public class CaseFiles implements PanacheRepositoryBase<CaseFile, UUID> {

    private final MatterTrace trace;

    CaseFiles(MatterTrace trace) {
        this.trace = trace;
    }

    /**
     * The case, locked until the transaction ends, for somebody who acts on it.
     *
     * @param seen version the actor saw
     * @throws Problem not-found; not-allowed outside the actor's area; stale, naming state and what is possible now
     */
    public CaseFile lockedFor(Actor actor, UUID id, long seen, String... roles) {
        CaseFile file = locked(id);
        actor.requireIn(file.areaPath(), roles);
        try {
            IfMatch.check(seen, file.version(), file.state().wire());
        } catch (Problem stale) {
            throw stale.with("possible", CaseTable.CASE.possible(file.state()));
        }
        return file;
    }

    /** The case, locked until the transaction ends. @throws Problem not-found */
    public CaseFile locked(UUID id) {
        return followed(
                findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> Problem.notFound("case", "案件")));
    }

    /**
     * Writes a case that is new, before anything that points at it; one that is there already is written when the
     * transaction ends. Call it as late as possible: what changes on a new case afterwards costs a second statement.
     */
    public void keep(CaseFile file) {
        followed(file);
        if (!isPersistent(file)) {
            persistAndFlush(file);
        }
    }

    /** The case of a report, locked until the transaction ends; empty while it is not opened. */
    Optional<CaseFile> lockedOfReport(UUID reportId) {
        return find("matter.reportId", reportId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional()
                .map(this::followed);
    }

    /** What is told from here on in this transaction is told of this case. */
    private CaseFile followed(CaseFile file) {
        trace.follow(file.traceparent(), file.matter().number());
        return file;
    }
}
