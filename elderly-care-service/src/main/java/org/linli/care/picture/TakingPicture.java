package org.linli.care.picture;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.linli.care.picture.KeepingPicture.Kept;
import org.linli.kit.identity.Actor;
import org.linli.kit.photo.PhotoCleaning;
import org.linli.kit.photo.PhotoProblem;
import org.linli.kit.photo.PhotoRefused;
import org.linli.kit.problem.Problem;

/** Takes a picture in: drawn anew without anything but its pixels, then kept. Drawing is outside any transaction, as it takes its time. */
@ApplicationScoped
class TakingPicture {

    private final KeepingPicture keeping;
    private final PhotoCleaning cleaning;

    TakingPicture(KeepingPicture keeping, PhotoCleaning cleaning) {
        this.keeping = keeping;
        this.cleaning = cleaning;
    }

    /** @throws Problem as {@link KeepingPicture#keep}; and when the picture is not taken, with the reason */
    Kept take(String visit, @Nullable String told, InputStream body, @Nullable String mediaType, Actor actor)
            throws IOException {
        PictureKind kind = keeping.admit(visit, told, actor);
        try {
            return keeping.keep(visit, kind, cleaning.clean(body, mediaType), actor);
        } catch (PhotoRefused refused) {
            throw PhotoProblem.of(refused);
        }
    }
}
