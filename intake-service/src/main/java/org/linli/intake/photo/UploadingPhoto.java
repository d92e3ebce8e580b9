package org.linli.intake.photo;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.linli.kit.photo.CleanPhoto;
import org.linli.kit.photo.PhotoCleaning;
import org.linli.kit.photo.PhotoRefused;
import org.linli.kit.photo.PhotoStore;
import org.linli.kit.photo.UploadClaims;

/** Takes a picture from anybody, cleans it and keeps it until it is attached or forgotten. */
@ApplicationScoped
class UploadingPhoto {

    private static final Logger LOG = Logger.getLogger(UploadingPhoto.class);
    private static final int FORGOTTEN_AT_ONCE = 200;

    private final PhotoCleaning cleaning;
    private final PhotoStore store;
    private final UploadClaims claims;
    private final Photos photos;
    private final PhotoParts.Settings settings;
    private final Clock clock;

    UploadingPhoto(
            PhotoCleaning cleaning,
            PhotoStore store,
            UploadClaims claims,
            Photos photos,
            PhotoParts.Settings settings,
            Clock clock) {
        this.cleaning = cleaning;
        this.store = store;
        this.claims = claims;
        this.photos = photos;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws org.linli.kit.problem.Problem naming why a picture is not taken */
    PhotoResource.Uploaded upload(InputStream file, @Nullable String declaredType) throws IOException {
        CleanPhoto clean;
        try {
            clean = cleaning.clean(file, declaredType);
        } catch (PhotoRefused refused) {
            throw PhotoProblem.of(refused);
        }
        UUID id = UUID.randomUUID();
        // The file first: a row without its file would be a photo that cannot be shown; a file without its row is
        // only room.
        store.put(id, clean);
        photos.uploaded(id, clean, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return new PhotoResource.Uploaded(id, claims.issue(id), clean.width(), clean.height());
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetUnattached() {
        Instant before = clock.instant().minus(settings.keptUnattached());
        Set<UUID> forgotten;
        do {
            forgotten = photos.forgetUnattached(before, FORGOTTEN_AT_ONCE);
            forgotten.forEach(this::delete);
        } while (forgotten.size() == FORGOTTEN_AT_ONCE);
    }

    private void delete(UUID id) {
        try {
            store.delete(id);
        } catch (IOException stays) {
            LOG.warnf(
                    "Photo %s is forgotten but its file stays (%s)",
                    id, stays.getClass().getName());
        }
    }
}
