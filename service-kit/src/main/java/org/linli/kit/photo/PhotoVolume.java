package org.linli.kit.photo;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;

/** The room that photos have. Every replica sees one volume: whoever adds up replicas takes the least. */
public final class PhotoVolume {

    private PhotoVolume() {}

    /** @param root where the photos are; it exists */
    public static void watch(Path root, MeterRegistry metrics) {
        Gauge.builder("linli.photos.free.bytes", root.toFile(), java.io.File::getUsableSpace)
                .description("room left on the volume of the photos")
                .register(metrics);
        Gauge.builder("linli.photos.size.bytes", root.toFile(), java.io.File::getTotalSpace)
                .description("size of the volume of the photos")
                .register(metrics);
    }
}
