package org.linli.reporting.scope;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.linli.kit.limit.RateLimit;
import org.linli.kit.problem.Problem;

/** Limits how often somebody without a log-in may read what is public. */
@ApplicationScoped
public class PublicReading {

    private final SecurityIdentity identity;
    private final RateLimit limit;

    PublicReading(
            SecurityIdentity identity,
            Clock clock,
            @ConfigProperty(name = "linli.reporting.anonymous-per-minute", defaultValue = "300") int perMinute) {
        this.identity = identity;
        this.limit = new RateLimit(perMinute, perMinute, clock);
    }

    /** @throws Problem too-many-requests with Retry-After */
    public void take(HttpServerRequest request) {
        if (identity.isAnonymous()) {
            limit.take(RateLimit.callerOf(request));
        }
    }
}
