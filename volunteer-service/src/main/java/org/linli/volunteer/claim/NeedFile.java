package org.linli.volunteer.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedContext;

/** A need with its claims, under its lock: what decides about any of them looks at all of them. */
final class NeedFile {

    private final Need need;
    private final List<Claim> claims;

    /** @param claims those that have not ended */
    NeedFile(Need need, List<Claim> claims) {
        this.need = need;
        this.claims = new ArrayList<>(claims);
    }

    Need need() {
        return need;
    }

    Stream<Claim> in(ClaimState state) {
        return List.copyOf(claims).stream().filter(claim -> claim.state() == state);
    }

    List<Claim> claims() {
        return List.copyOf(claims);
    }

    void add(Claim claim) {
        claims.add(claim);
    }

    /** The claim of a person that has not ended. */
    Optional<Claim> of(UUID person) {
        return claims.stream()
                .filter(claim -> claim.personId().equals(person))
                .filter(claim -> claim.state().stands() || claim.state() == ClaimState.ENTERED)
                .findFirst();
    }

    /** The lowest place nobody has; only when there is one. */
    int freePlace() {
        BitSet taken = new BitSet();
        standing().map(Claim::place).filter(Objects::nonNull).forEach(taken::set);
        return taken.nextClearBit(1);
    }

    /** Brings the need's count up to date. */
    void counted() {
        need.taken((int) standing().count());
    }

    NeedContext context(@Nullable String reason, Instant now) {
        return new NeedContext(
                now,
                need.beginsAt(),
                need.endsAt(),
                need.places() - need.taken(),
                count(ClaimState::hasBegun),
                count(ClaimState::isPending),
                count(ClaimState::isUnsettled),
                !need.origin().decides(),
                reason);
    }

    private int count(java.util.function.Predicate<ClaimState> which) {
        return (int) claims.stream().filter(claim -> which.test(claim.state())).count();
    }

    private Stream<Claim> standing() {
        return claims.stream().filter(claim -> claim.state().stands());
    }
}
