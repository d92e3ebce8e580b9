package org.linli.volunteer.claim;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.Needs;

/** The claims, each under the lock of its need. */
@ApplicationScoped
class Claims implements PanacheRepositoryBase<Claim, UUID> {

    private static final List<ClaimState> NOT_ENDED = Arrays.stream(ClaimState.values())
            .filter(state -> state.stands() || state == ClaimState.ENTERED)
            .toList();

    /** A claim with its need and all other claims on it. */
    record Held(NeedFile file, Claim claim) {

        /** @throws Problem stale, naming state and what is possible now, unless the claim is as the actor saw it */
        void asSeen(long version) {
            try {
                IfMatch.check(version, claim.version(), claim.state().wire());
            } catch (Problem stale) {
                throw stale.with("possible", ClaimTable.CLAIMS.possible(claim.state()));
            }
        }
    }

    private final Needs needs;

    Claims(Needs needs) {
        this.needs = needs;
    }

    /** The need's claims that have not ended; the caller holds its lock. */
    NeedFile fileOf(Need need) {
        return new NeedFile(need, list("needId = ?1 and state in ?2 order by claimedAt, id", need.id(), NOT_ENDED));
    }

    /** The claim under its need's lock. @throws Problem not-found */
    Held held(UUID id) {
        UUID needId = getEntityManager()
                .createQuery("select c.needId from Claim c where c.id = ?1", UUID.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst()
                .orElseThrow(Claims::notFound);
        NeedFile file = fileOf(needs.locked(needId));
        return file.claims().stream()
                .filter(claim -> claim.id().equals(id))
                .findFirst()
                .or(() -> findByIdOptional(id))
                .map(claim -> new Held(file, claim))
                .orElseThrow(Claims::notFound);
    }

    static Problem notFound() {
        return Problem.notFound("claim", "认领");
    }
}
