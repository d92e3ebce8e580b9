package org.linli.care.picture;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.linli.kit.photo.PhotoCleaning;
import org.linli.kit.photo.PhotoConfig;

/** Within which limits pictures are taken: small enough to be kept sealed in the database, and read on a telephone. */
class PictureParts {

    private static final int MEBI = 1024 * 1024;

    @Produces
    @Singleton
    PhotoCleaning cleaning() {
        return new PhotoCleaning(new PhotoConfig(
                10 * MEBI, 50_000_000, 1_600, 0.8f, 80L * MEBI, 2, Duration.ofSeconds(60), Duration.ofSeconds(10)));
    }
}
