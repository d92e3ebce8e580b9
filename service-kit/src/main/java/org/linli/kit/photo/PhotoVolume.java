package org.linli.kit.photo;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.File;
import java.nio.file.Path;

/** The room that photos have. Every replica sees one volume: whoever adds up replicas takes the least. */
public final class PhotoVolume {

    private PhotoVolume() {}

    /** @param root where the photos are; it exists */
    public static void watch(Path root, MeterRegistry metrics) {
        // Asked of the path, which the gauge holds: one that is given an object lets it go, and shows no number from
        // then on.
        File volume = root.toFile();
        Gauge.builder("linli.photos.free.bytes", () -> volume.getUsableSpace())
                .description("room left on the volume of the photos")
                .register(metrics);
        Gauge.builder("linli.photos.size.bytes", () -> volume.getTotalSpace())
                .description("size of the volume of the photos")
                .register(metrics);
    }
}
