package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.evidence.WrongCode;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.NeedSight;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** Whoever holds a claim confirms it, gives it back, comes and goes; the desk may do it for them. */
@ApplicationScoped
class ActingOnClaim {

    private final Claims claims;
    private final People people;
    private final ActingFor acting;
    private final NeedSight sight;
    private final ClaimProgress progress;
    private final NeedChronicle chronicle;
    private final ShowingEvidence showing;

    ActingOnClaim(
            Claims claims,
            People people,
            ActingFor acting,
            NeedSight sight,
            ClaimProgress progress,
            NeedChronicle chronicle,
            ShowingEvidence showing) {
        this.claims = claims;
        this.people = people;
        this.acting = acting;
        this.sight = sight;
        this.progress = progress;
        this.chronicle = chronicle;
        this.showing = showing;
    }

    /** @param roles in which somebody acts on a claim, and whether it is their own */
    record Standpoint(Set<String> roles, boolean own) {}

    /** @throws Problem not-found for who has nothing to do with the claim, not-allowed, conflict, invalid-input */
    @Transactional
    Claims.Held confirm(UUID id, long seen, Actor actor) {
        return act(id, seen, ClaimTable.CONFIRM, null, null, ShowingEvidence.Told.NOTHING, actor);
    }

    /** The place is free again. @throws Problem as {@link #confirm} */
    @Transactional
    Claims.Held release(UUID id, long seen, @Nullable String reason, Actor actor) {
        return act(
                id,
                seen,
                ClaimTable.RELEASE,
                Asked.words("reason", reason, Asked.LONGEST_REASON),
                "released",
                ShowingEvidence.Told.NOTHING,
                actor);
    }

    /** @param told where they are, if they say so @throws Problem as {@link #confirm} */
    @Transactional
    Claims.Held checkIn(UUID id, long seen, ShowingEvidence.Told told, Actor actor) {
        return act(id, seen, ClaimTable.CHECK_IN, null, null, told, actor);
    }

    /**
     * @param told where they are, and the receiver's code, if they were told
     * @throws Problem as {@link #confirm}
     * @throws WrongCode when the code is not the receiver's: it is counted, and nothing else is changed
     */
    @Transactional(dontRollbackOn = WrongCode.class)
    Claims.Held checkOut(UUID id, long seen, ShowingEvidence.Told told, Actor actor) {
        return act(id, seen, ClaimTable.CHECK_OUT, null, null, told, actor);
    }

    /** Somebody says that it was otherwise; the desk settles it. @throws Problem as {@link #confirm} */
    @Transactional
    Claims.Held dispute(UUID id, long seen, @Nullable String reason, Actor actor) {
        return act(
                id,
                seen,
                ClaimTable.DISPUTE,
                Asked.words("reason", reason, Asked.LONGEST_REASON),
                null,
                ShowingEvidence.Told.NOTHING,
                actor);
    }

    private Claims.Held act(
            UUID id,
            long seen,
            String action,
            @Nullable String reason,
            @Nullable String reasonCode,
            ShowingEvidence.Told told,
            Actor actor) {
        Claims.Held held = claims.held(id);
        Standpoint standpoint = standpoint(held, actor);
        held.asSeen(seen);
        Instant now = progress.now();
        NeedFile file = held.file();
        ClaimContext context = ClaimContext.of(file.need(), held.claim(), standpoint.own(), reason, now);
        // Asked first, so that a code can only be tried where the step itself would be taken.
        ClaimTable.ask(held.claim().state(), action, standpoint.roles(), context);
        showing.before(held, action, standpoint, told, actor, now);
        var row = held.claim().step(action, standpoint.roles(), context);
        if (!standpoint.own()) {
            held.claim().inTheirPlace(action, actor.subject());
        }
        if (reason != null) {
            held.claim().because(reason);
        }
        progress.tell(file, held.claim(), row.events(), reasonCode, now);
        chronicle.record(
                file.need(),
                actor,
                row.roles().stream()
                        .filter(standpoint.roles()::contains)
                        .sorted()
                        .findFirst()
                        .orElseThrow(),
                action,
                reason,
                Map.of("claim", id.toString()),
                now);
        progress.after(file, now);
        return held;
    }

    /** @throws Problem not-found for somebody who may not even see it */
    Standpoint standpoint(Claims.Held held, Actor actor) {
        Person person = people.byId(held.claim().personId()).orElseThrow(Claims::notFound);
        Optional<String> as = acting.as(actor, person);
        Set<String> roles = new HashSet<>(sight.rolesOn(held.file().need(), actor));
        // The desk of where somebody lives acts for them as they could themselves; it judges nothing elsewhere.
        as.ifPresent(any -> roles.add(ClaimTable.CLAIMANT));
        boolean own = as.filter(any -> !any.equals(ActingFor.DESK)).isPresent();
        if (roles.isEmpty()) {
            throw Claims.notFound();
        }
        return new Standpoint(roles, own);
    }
}
