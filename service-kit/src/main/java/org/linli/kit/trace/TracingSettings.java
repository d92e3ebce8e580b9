package org.linli.kit.trace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import org.linli.kit.setting.InRange;

/** Settings below {@code linli.tracing}. */
@ConfigMapping(prefix = "linli.tracing")
interface TracingSettings {

    /** Where spans go, as OTLP over gRPC, such as {@code http://otel-collector:4317}. Without it no span is recorded. */
    Optional<String> endpoint();

    /** The share of traces that are recorded, from 0 to 1; all services should say the same. */
    @WithDefault("0.1")
    @InRange(from = 0, to = 1)
    double share();
}
