package org.linli.intake.photo;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.photo.CleanPhoto;
import org.linli.kit.photo.PhotoCleaning;
import org.linli.kit.photo.PhotoProblem;
import org.linli.kit.photo.PhotoRefused;
import org.linli.kit.photo.PhotoStore;
import org.linli.kit.photo.UploadClaims;

/** Takes a picture from anybody, cleans it and keeps it until it is attached or forgotten. */
@ApplicationScoped
class UploadingPhoto {

    private final PhotoCleaning cleaning;
    private final PhotoStore store;
    private final UploadClaims claims;
    private final Photos photos;
    private final Clock clock;

    UploadingPhoto(PhotoCleaning cleaning, PhotoStore store, UploadClaims claims, Photos photos, Clock clock) {
        this.cleaning = cleaning;
        this.store = store;
        this.claims = claims;
        this.photos = photos;
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
        // The row first: bytes without a row would be found by nobody. A row without bytes harms as little, because
        // nobody
        // can attach the photo before having its claim; it is swept like any photo that was never attached.
        photos.uploaded(id, clean, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        store.put(id, clean);
        return new PhotoResource.Uploaded(id, claims.issue(id), clean.width(), clean.height());
    }
}
