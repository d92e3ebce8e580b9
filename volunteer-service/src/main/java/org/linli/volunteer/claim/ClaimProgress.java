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
import org.linli.volunteer.need.NeedTable;

/** What follows from a change of a claim: the fact of it, the need's own steps, and when time alone is asked again. */
@ApplicationScoped
class ClaimProgress {

    private final NeedChronicle chronicle;

    ClaimProgress(NeedChronicle chronicle) {
        this.chronicle = chronicle;
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
        }
        need.lookAgainAt(NextLook.of(file, now));
    }
}
