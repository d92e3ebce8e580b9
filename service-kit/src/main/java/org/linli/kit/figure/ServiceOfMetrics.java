package org.linli.kit.figure;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every metric says whose it is, whatever the deployment calls its pods. */
class ServiceOfMetrics {

    @Produces
    @Singleton
    MeterFilter service(@ConfigProperty(name = "linli.service") String service) {
        return MeterFilter.commonTags(Tags.of("service", service));
    }
}
