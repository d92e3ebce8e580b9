package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** Books what was attested. */
@ApplicationScoped
class RecordingService {

    private final ClaimProgress progress;

    RecordingService(ClaimProgress progress) {
        this.progress = progress;
    }

    /** The caller holds the lock of the need. */
    void record(NeedFile file, Claim claim, Instant now) {
        var row = claim.step(
                ClaimTable.RECORD, Set.of(ClaimTable.SYSTEM), ClaimContext.of(file.need(), claim, false, null, now));
        progress.tell(file, claim, row.events(), null, now);
    }
}
