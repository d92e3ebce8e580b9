package org.linli.intake.photo;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.linli.kit.photo.FilePhotoStore;
import org.linli.kit.photo.PhotoCleaning;
import org.linli.kit.photo.PhotoConfig;
import org.linli.kit.photo.PhotoLinks;
import org.linli.kit.photo.PhotoStore;
import org.linli.kit.photo.PhotoSweep;
import org.linli.kit.photo.PhotoVolume;
import org.linli.kit.photo.SigningKeys;
import org.linli.kit.photo.UploadClaims;

/** The kit's parts as this service uses them. */
class PhotoParts {

    private static final String AUDIENCE = "intake";

    /** Settings below {@code linli.photos}. */
    @ConfigMapping(prefix = "linli.photos")
    interface Settings {

        /** Where photos are kept; every replica must see the same directory. */
        @WithDefault("data/photos")
        Path directory();

        /** How long a link to a photo works. */
        @WithDefault("15m")
        Duration linkValid();

        /** A photo that nobody attached within this time is forgotten. */
        @WithDefault("24h")
        Duration keptUnattached();

        /** How often such photos are looked for; {@code off} for never. */
        @WithDefault("10m")
        String sweep();

        /** How many photos a caller without a token may upload a minute, by address. */
        @WithDefault("30")
        int anonymousPerMinute();

        /** How many of them at once. */
        @WithDefault("30")
        int anonymousBurst();
    }

    @Produces
    @Singleton
    PhotoCleaning cleaning() {
        return new PhotoCleaning(PhotoConfig.standard());
    }

    @Produces
    @Singleton
    PhotoStore store(Settings settings, Clock clock, MeterRegistry metrics) throws IOException {
        FilePhotoStore store = new FilePhotoStore(settings.directory(), clock);
        PhotoVolume.watch(settings.directory(), metrics);
        return store;
    }

    @Produces
    @Singleton
    PhotoSweep sweep(AgroalDataSource database, PhotoStore store, Settings settings, Clock clock) {
        return new PhotoSweep(database, store, clock, settings.keptUnattached(), "report_id");
    }

    @Produces
    @Singleton
    PhotoLinks links(SigningKeys keys, Clock clock) {
        return new PhotoLinks(keys, AUDIENCE, clock);
    }

    @Produces
    @Singleton
    UploadClaims claims(SigningKeys keys) {
        return new UploadClaims(keys, AUDIENCE);
    }

    @Produces
    @Singleton
    SigningKeys keys(
            @ConfigProperty(name = "linli.secrets.link-key") String current,
            @ConfigProperty(name = "linli.secrets.link-keys-accepted") Optional<List<String>> accepted) {
        return new SigningKeys(current, accepted.orElse(List.of()));
    }
}
