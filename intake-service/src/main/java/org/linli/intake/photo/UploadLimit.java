package org.linli.intake.photo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.linli.kit.limit.RateLimit;

/** How many photos somebody without a token may upload. */
@ApplicationScoped
class UploadLimit {

    private final RateLimit limit;

    UploadLimit(PhotoParts.Settings settings, Clock clock) {
        this.limit = new RateLimit(settings.anonymousPerMinute(), settings.anonymousBurst(), clock);
    }

    /** @throws org.linli.kit.problem.Problem too-many-requests */
    void take(String caller) {
        limit.take(caller);
    }
}
