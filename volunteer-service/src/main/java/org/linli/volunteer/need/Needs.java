package org.linli.volunteer.need;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Problem;

/** The needs. Whoever wants to change one, or a claim on it, takes it from here locked. */
@ApplicationScoped
public class Needs implements PanacheRepositoryBase<Need, UUID> {

    private final NeedSight sight;

    Needs(NeedSight sight) {
        this.sight = sight;
    }

    /** The need, locked until the transaction ends. @throws Problem not-found, also for who may not see it */
    public Need locked(UUID id, Actor actor) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(need -> sight.maySee(actor, need))
                .orElseThrow(() -> Problem.notFound("need", "需求"));
    }

    /**
     * Asked once it is known that the actor may act: nobody else is told how it stands.
     *
     * @throws Problem stale, naming state and what is possible now, unless the need is as the actor saw it
     */
    static void requireSeen(Need need, long seen) {
        try {
            IfMatch.check(seen, need.version(), need.state().wire());
        } catch (Problem stale) {
            throw stale.with("possible", NeedTable.NEED.possible(need.state()));
        }
    }

    /** The need, locked, for whoever holds a claim on it. */
    public Need locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> Problem.notFound("need", "需求"));
    }

    /** The need another service asked for, locked; empty when it never came here. */
    public Optional<Need> lockedOf(Origin origin) {
        return find("originKind = ?1 and originId = ?2", origin.kind(), origin.id())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional();
    }

    Optional<Need> proposedBefore(String by, String key) {
        return find("proposedBy = ?1 and idempotencyKey = ?2", by, key).singleResultOptional();
    }
}
