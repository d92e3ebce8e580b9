package org.linli.kit.trace;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Which traces are recorded. Without an endpoint none: trace ids travel and stand in logs all the same, and nothing else is
 * paid for. With one, the trace's id alone decides, in the same way in every service: a sampled flag
 * from outside counts for nothing (whoever chooses the id chooses too), and a matter that goes on for days is recorded whole or not at all.
 */
class Sampling {

    @Produces
    @Singleton
    Sampler sampler(TracingSettings settings) {
        return settings.endpoint().isEmpty() ? Sampler.alwaysOff() : Sampler.traceIdRatioBased(settings.share());
    }
}
