package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.state.Refused;
import org.linli.volunteer.need.DecidingClaims;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;

/** Confirms and lets go by the word of the service a need came from. */
@ApplicationScoped
class ClaimsDecidedByOrigin implements DecidingClaims {

    private static final String REFUSED = "refused";

    private final Claims claims;
    private final ClaimProgress progress;
    private final NeedChronicle chronicle;

    ClaimsDecidedByOrigin(Claims claims, ClaimProgress progress, NeedChronicle chronicle) {
        this.claims = claims;
        this.progress = progress;
        this.chronicle = chronicle;
    }

    @Override
    public void grant(Need need, UUID claim, Instant now) {
        decide(need, claim, ClaimTable.CONFIRM, null, now);
    }

    @Override
    public void refuse(Need need, UUID claim, Instant now) {
        decide(need, claim, ClaimTable.LET_GO, REFUSED, now);
    }

    private void decide(Need need, UUID id, String action, @Nullable String reasonCode, Instant now) {
        NeedFile file = claims.fileOf(need);
        Optional<Claim> found =
                file.claims().stream().filter(claim -> claim.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            return;
        }
        Claim claim = found.get();
        try {
            var row =
                    claim.step(action, Set.of(ClaimTable.ORIGIN), ClaimContext.of(need, claim, false, reasonCode, now));
            if (reasonCode != null) {
                claim.because(reasonCode);
            }
            progress.tell(file, claim, row.events(), reasonCode, now);
        } catch (Refused outOfDate) {
            // The claim went on before the answer came: what it became is told already, and the origin decides anew.
            return;
        }
        chronicle.record(
                need,
                need.origin().actor(),
                ClaimTable.ORIGIN,
                action,
                reasonCode,
                Map.of("claim", id.toString()),
                now);
        progress.after(file, now);
    }
}
