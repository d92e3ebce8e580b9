package org.linli.kit.trace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.Optional;

/** Settings below {@code linli.tracing}. */
@ConfigMapping(prefix = "linli.tracing")
interface TracingSettings {

    /** Where spans go, as OTLP over gRPC, such as {@code http://otel-collector:4317}. Without it no span is recorded. */
    Optional<String> endpoint();

    /** The share of traces that are recorded, from 0 to 1; all services should say the same. */
    @WithDefault("0.1")
    @DecimalMin("0")
    @DecimalMax("1")
    double share();
}
