package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.NeedState;

/** Somebody else says how long the service took; a dispute is settled by the desk. */
@ApplicationScoped
class AttestingClaim {

    /** Evidence grades: by the claimant alone, by the organiser, by whoever was helped. */
    static final int BY_ONESELF = 0;

    static final int BY_ORGANISER = 1;
    static final int BY_RECEIVER = 2;

    private final Claims claims;
    private final ActingOnClaim acting;
    private final RecordingService recording;
    private final ClaimProgress progress;
    private final NeedChronicle chronicle;

    AttestingClaim(
            Claims claims,
            ActingOnClaim acting,
            RecordingService recording,
            ClaimProgress progress,
            NeedChronicle chronicle) {
        this.claims = claims;
        this.acting = acting;
        this.recording = recording;
        this.progress = progress;
        this.chronicle = chronicle;
    }

    /**
     * @param minutes served, 0 to those the need counts; as checked in and out when left out
     * @throws Problem not-found, not-allowed, conflict, invalid-input
     */
    @Transactional
    Claims.Held attest(UUID id, long seen, @Nullable Integer minutes, Actor actor) {
        return judged(id, seen, ClaimTable.ATTEST, minutes, null, actor);
    }

    /** Ends a dispute. @param minutes that count, 0 for none @throws Problem as {@link #attest} */
    @Transactional
    Claims.Held settle(UUID id, long seen, @Nullable Integer minutes, @Nullable String reason, Actor actor) {
        if (minutes == null) {
            throw Problem.invalid("minutes", "required", "必填", "is required");
        }
        return judged(id, seen, ClaimTable.SETTLE, minutes, Asked.words("reason", reason, Asked.LONGEST_REASON), actor);
    }

    private Claims.Held judged(
            UUID id, long seen, String action, @Nullable Integer minutes, @Nullable String reason, Actor actor) {
        Claims.Held held = claims.held(id);
        ActingOnClaim.Standpoint standpoint = acting.standpoint(held, actor);
        held.asSeen(seen);
        NeedFile file = held.file();
        Claim claim = held.claim();
        if (minutes != null && (minutes < 0 || minutes > file.need().minutes())) {
            throw Problem.invalid(
                    "minutes",
                    "range",
                    "须为 0 至 " + file.need().minutes(),
                    "must be 0 to " + file.need().minutes());
        }
        Instant now = progress.now();
        var row = claim.step(
                action, standpoint.roles(), ClaimContext.of(file.need(), claim, standpoint.own(), reason, now));
        boolean receiver = action.equals(ClaimTable.ATTEST) && file.need().isReceivedBy(actor.subject());
        int served = minutes != null ? minutes : claim.minutes() == null ? 0 : claim.minutes();
        claim.attested(actor.subject(), served, receiver ? BY_RECEIVER : BY_ORGANISER, now);
        progress.tell(file, claim, row.events(), null, now);
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
                Map.of("claim", id.toString(), "minutes", served),
                now);
        if (file.need().state() == NeedState.CONFIRMED) {
            recording.recordAttested(file, now);
        }
        progress.after(file, now);
        return held;
    }
}
