package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.volunteer.need.ClaimsOfNeed;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** The claims follow what happens to their need. */
@ApplicationScoped
class FollowingNeed implements ClaimsOfNeed {

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
            var row = claim.step(
                    ClaimTable.LET_GO, Set.of(ClaimTable.SYSTEM), ClaimContext.of(need, claim, false, null, now));
            claim.because(reasonCode);
            progress.tell(file, claim, row.events(), reasonCode, now);
            chronicle.system(need, ClaimTable.LET_GO, Map.of("claim", claim.id().toString()), now);
        }
        progress.endedEarly(file);
    }

    @Override
    public void confirmed(Need need, @Nullable Actor by, Instant now) {
        NeedFile file = claims.fileOf(need);

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
}
