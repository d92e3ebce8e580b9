package org.linli.dispatch.photo;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.photo.CleanPhoto;
import org.linli.kit.photo.PhotoCleaning;
import org.linli.kit.photo.PhotoProblem;
import org.linli.kit.photo.PhotoRefused;
import org.linli.kit.photo.PhotoStore;
import org.linli.kit.photo.UploadClaims;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;

/** Takes a picture in: cleaned, kept, remembered with who sent it. Outside any transaction, as decoding takes its time. */
@ApplicationScoped
class UploadingPhoto {

    private final PhotoCleaning cleaning;
    private final PhotoStore store;
    private final Photos photos;
    private final UploadClaims claims;
    private final Clock clock;

    UploadingPhoto(PhotoCleaning cleaning, PhotoStore store, Photos photos, UploadClaims claims, Clock clock) {
        this.cleaning = cleaning;
        this.store = store;
        this.photos = photos;
        this.claims = claims;
        this.clock = clock;
    }

    /** @throws Problem when the picture is not taken, with the reason */
    PhotoResource.Uploaded upload(InputStream body, @Nullable String mediaType, Actor actor) throws IOException {
        Instant now = clock.instant();
        UUID id = TimeOrderedId.at(now);
        try {
            CleanPhoto photo = cleaning.clean(body, mediaType);
            // The row first: bytes without a row would be found by nobody. A row without bytes harms as little, because
            // nobody can attach the photo before having its claim; it is swept like any that was never attached.
            photos.add(id, photo, actor.subject(), now);
            store.put(id, photo);
        } catch (PhotoRefused refused) {
            throw PhotoProblem.of(refused);
        }
        return new PhotoResource.Uploaded(id, claims.issue(id));
    }
}
