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
import org.linli.volunteer.evidence.Grades;
import org.linli.volunteer.evidence.WrongCode;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.NeedState;

/** Somebody else says how long the service took; a dispute is settled by the desk. */
@ApplicationScoped
class AttestingClaim {

    /** What a word alone is worth: of the claimant, of the organiser, of whoever was helped. */
    static final int BY_ONESELF = Grades.OWN_WORD;

    static final int BY_ORGANISER = Grades.ORGANISER;
    static final int BY_RECEIVER = Grades.RECEIVER;

    private final Claims claims;
    private final ActingOnClaim acting;
    private final RecordingService recording;
    private final ShowingEvidence showing;
    private final ClaimProgress progress;
    private final NeedChronicle chronicle;

    AttestingClaim(
            Claims claims,
            ActingOnClaim acting,
            RecordingService recording,
            ShowingEvidence showing,
            ClaimProgress progress,
            NeedChronicle chronicle) {
        this.claims = claims;
        this.acting = acting;
        this.recording = recording;
        this.showing = showing;
        this.progress = progress;
        this.chronicle = chronicle;
    }

    /**
     * @param minutes served, 0 to those the need counts; as checked in and out when left out
     * @param code the volunteer's, if whoever was helped was told it
     * @throws Problem not-found, not-allowed, conflict, invalid-input
     * @throws WrongCode when the code is not the volunteer's: it is counted, and nothing else is changed
     */
    @Transactional(dontRollbackOn = WrongCode.class)
    Claims.Held attest(UUID id, long seen, @Nullable Integer minutes, @Nullable String code, Actor actor) {
        return judged(id, seen, ClaimTable.ATTEST, minutes, null, code, actor);
    }

    /** Ends a dispute. @param minutes that count, 0 for none @throws Problem as {@link #attest} */
    @Transactional
    Claims.Held settle(UUID id, long seen, @Nullable Integer minutes, @Nullable String reason, Actor actor) {
        if (minutes == null) {
            throw Problem.invalid("minutes", "required", "必填", "is required");
        }
        return judged(
                id, seen, ClaimTable.SETTLE, minutes, Asked.words("reason", reason, Asked.LONGEST_REASON), null, actor);
    }

    private Claims.Held judged(
            UUID id,
            long seen,
            String action,
            @Nullable Integer minutes,
            @Nullable String reason,
            @Nullable String code,
            Actor actor) {
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
        boolean byClaimant = standpoint.own() || claim.wentThrough(actor.subject());
        ClaimContext context = ClaimContext.of(file.need(), claim, byClaimant, reason, now);
        ClaimTable.ask(claim.state(), action, standpoint.roles(), context);
        showing.before(held, action, standpoint, new ShowingEvidence.Told(null, code), actor, now);
        var row = claim.step(action, standpoint.roles(), context);
        boolean receiver = action.equals(ClaimTable.ATTEST) && file.need().isReceivedBy(actor.subject());
        int word = receiver ? BY_RECEIVER : BY_ORGANISER;
        int served = minutes != null ? minutes : claim.minutes() == null ? 0 : claim.minutes();
        claim.attested(actor.subject(), served, showing.grade(claim, word, actor.subject()), now);
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
        if (file.need().state() == NeedState.CONFIRMED || file.need().state() == NeedState.WITHDRAWN) {
            recording.recordAttested(file, now);
        }
        progress.after(file, now);
        return held;
    }
}
