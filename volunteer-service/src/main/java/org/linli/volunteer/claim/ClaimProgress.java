package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.NeedContext;
import org.linli.volunteer.need.NeedFact;
import org.linli.volunteer.need.NeedState;
import org.linli.volunteer.need.NeedTable;
import org.linli.volunteer.need.PayingForNeed;

/** What follows from a change of a claim: the fact of it, the need's own steps, and when time alone is asked again. */
@ApplicationScoped
class ClaimProgress {

    private final NeedChronicle chronicle;
    private final PayingForNeed paying;
    private final TellingHolders holders;

    ClaimProgress(NeedChronicle chronicle, PayingForNeed paying, TellingHolders holders) {
        this.chronicle = chronicle;
        this.paying = paying;
        this.holders = holders;
    }

    Instant now() {
        return chronicle.now();
    }

    /** Tells of a claim as it stands now, if the row of its table says so. */
    void tell(NeedFile file, Claim claim, java.util.List<String> events, @Nullable String reasonCode, Instant now) {
        file.counted();
        for (String event : events) {
            chronicle.publish(
                    file.need(),
                    new NeedFact.OfClaim(
                            event,
                            file.need().origin().kind(),
                            file.need().origin().id(),
                            claim.id(),
                            claim.state().wire(),
                            file.need().taken(),
                            claim.minutes(),
                            claim.evidence(),
                            reasonCode,
                            now),
                    now);
        }
    }

    /** What follows when nobody needs to come any more. */
    void endedEarly(NeedFile file) {
        file.counted();
        paying.release(file.need());
    }

    /** Lets the need follow its claims, as far as they lead it. */
    void after(NeedFile file, Instant now) {
        Need need = file.need();
        file.counted();
        NeedContext context = file.context(null, now);
        for (Optional<String> next = NeedFromClaims.next(need.state(), context);
                next.isPresent();
                next = NeedFromClaims.next(need.state(), context)) {
            var row = need.step(next.get(), Set.of(NeedTable.CLAIMS), context);
            row.events().forEach(event -> chronicle.publish(need, event, true, now));
            chronicle.system(need, next.get(), Map.of(), now);
            if (need.state() == NeedState.CLOSED) {
                paying.release(need);
            }
        }
        need.lookAgainAt(NextLook.of(file, now));
        holders.tell(file, now);
    }
}
