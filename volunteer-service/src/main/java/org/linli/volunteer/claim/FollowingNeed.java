package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.need.ClaimsOfNeed;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.NeedTable;
import org.linli.volunteer.need.OriginWord;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** The claims follow what happens to their need. */
@ApplicationScoped
class FollowingNeed implements ClaimsOfNeed {

    private static final String NOT_FULFILLED = "not-fulfilled";

    /** What is attested of a service that nobody wants any more. */
    private static final OriginWord NOTHING = new OriginWord(true, 0, AttestingClaim.BY_ORGANISER);

    private final Claims claims;
    private final RecordingService recording;
    private final ClaimProgress progress;
    private final NeedChronicle chronicle;
    private final People people;
    private final ActingFor acting;
    private final ShowingEvidence showing;

    FollowingNeed(
            Claims claims,
            RecordingService recording,
            ClaimProgress progress,
            NeedChronicle chronicle,
            People people,
            ActingFor acting,
            ShowingEvidence showing) {
        this.claims = claims;
        this.recording = recording;
        this.progress = progress;
        this.chronicle = chronicle;
        this.people = people;
        this.acting = acting;
        this.showing = showing;
    }

    @Override
    public void opened(Need need, Instant now) {
        progress.after(claims.fileOf(need), now);
    }

    @Override
    public void endedEarly(Need need, String reasonCode, Instant now) {
        NeedFile file = claims.fileOf(need);
        for (Claim claim : file.claims()) {
            switch (claim.state()) {
                case ENTERED, HELD, CONFIRMED -> {
                    step(file, claim, ClaimTable.LET_GO, ClaimTable.SYSTEM, reasonCode, now);
                    claim.because(reasonCode);
                    chronicle.system(
                            need, ClaimTable.LET_GO, Map.of("claim", claim.id().toString()), now);
                }
                case CHECKED_IN -> {
                    step(file, claim, ClaimTable.CHECK_OUT, ClaimTable.ORIGIN, null, now);
                    attest(file, claim, NOTHING, now);
                }
                case CHECKED_OUT -> attest(file, claim, NOTHING, now);
                default -> {
                    // Somebody has judged it: that word stands.
                }
            }
        }
        recording.recordAttested(file, now);
        progress.after(file, now);
        progress.endedEarly(file);
    }

    @Override
    public void confirmed(Need need, @Nullable Actor by, Instant now) {
        NeedFile file = claims.fileOf(need);
        requireSecondPairOfEyes(file, by);
        for (Claim claim : file.in(ClaimState.CHECKED_OUT).toList()) {
            var row = claim.step(
                    ClaimTable.ATTEST, Set.of(ClaimTable.SYSTEM), ClaimContext.of(need, claim, false, null, now));
            String attestedBy = by == null ? null : by.subject();
            claim.attested(
                    attestedBy,
                    claim.minutes() == null ? 0 : claim.minutes(),
                    showing.grade(claim, wordOf(by, need, claim), attestedBy),
                    now);
            progress.tell(file, claim, row.events(), null, now);
        }
        recording.recordAttested(file, now);
        progress.after(file, now);
    }

    @Override
    public void originSaid(Need need, OriginWord word, Instant now) {
        NeedFile file = claims.fileOf(need);
        need.said(null);
        if (!word.fulfilled()) {
            for (Claim claim : file.in(ClaimState.CHECKED_OUT).toList()) {
                step(file, claim, ClaimTable.DISPUTE, ClaimTable.ORIGIN, NOT_FULFILLED, now);
                claim.because(NOT_FULFILLED);
                record(need, ClaimTable.DISPUTE, Map.of("claim", claim.id().toString()), now);
            }
            progress.after(file, now);
            return;
        }
        var row = need.step(NeedTable.CONFIRM, Set.of(NeedTable.ORIGIN), file.context(null, now));
        row.events().forEach(event -> chronicle.publish(need, event, true, now));
        record(need, NeedTable.CONFIRM, Map.of(), now);
        file.in(ClaimState.CHECKED_OUT).toList().forEach(claim -> attest(file, claim, word, now));
        recording.recordAttested(file, now);
        progress.after(file, now);
    }

    // Confirming vouches for everybody who was checked out: one officer alone would both make the service and its
    // evidence.
    private static void requireSecondPairOfEyes(NeedFile file, @Nullable Actor by) {
        if (by != null && file.in(ClaimState.CHECKED_OUT).anyMatch(claim -> claim.wentThrough(by.subject()))) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail(
                            "您为服务者代办了签到或签退,须由他人确认或作证",
                            "You checked somebody in or out: another one attests or confirms it")
                    .with("guard", "second-pair-of-eyes");
        }
    }

    /** What the word of whoever confirms is worth for one claim: whoever served, or acts for them, says it of themselves. */
    private int wordOf(@Nullable Actor by, Need need, Claim claim) {
        if (by == null) {
            return AttestingClaim.BY_ONESELF;
        }
        Person person = people.byId(claim.personId()).orElseThrow();
        boolean own =
                acting.as(by, person).filter(as -> !as.equals(ActingFor.DESK)).isPresent();
        if (own) {
            return AttestingClaim.BY_ONESELF;
        }
        return need.isReceivedBy(by.subject()) ? AttestingClaim.BY_RECEIVER : AttestingClaim.BY_ORGANISER;
    }

    private void attest(NeedFile file, Claim claim, OriginWord word, Instant now) {
        Need need = file.need();
        var row = claim.step(
                ClaimTable.ATTEST, Set.of(ClaimTable.ORIGIN), ClaimContext.of(need, claim, false, null, now));
        int served = claim.minutes() == null ? 0 : claim.minutes();
        int counted = word.minutes() == null ? served : Math.min(word.minutes(), need.minutes());
        String by = need.origin().actor().subject();
        claim.attested(by, counted, showing.grade(claim, word.evidence(), by), now);
        progress.tell(file, claim, row.events(), null, now);
        record(need, ClaimTable.ATTEST, Map.of("claim", claim.id().toString(), "minutes", counted), now);
    }

    private void step(
            NeedFile file, Claim claim, String action, String role, @Nullable String reasonCode, Instant now) {
        var row = claim.step(action, Set.of(role), ClaimContext.of(file.need(), claim, false, reasonCode, now));
        progress.tell(file, claim, row.events(), action.equals(ClaimTable.LET_GO) ? reasonCode : null, now);
    }

    private void record(Need need, String action, Map<String, Object> details, Instant now) {
        chronicle.record(need, need.origin().actor(), NeedTable.ORIGIN, action, null, details, now);
    }
}
