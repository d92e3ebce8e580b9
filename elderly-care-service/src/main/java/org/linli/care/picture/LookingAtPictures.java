package org.linli.care.picture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.care.picture.Pictures.PictureView;
import org.linli.care.visit.AtVisit;
import org.linli.care.visit.AtVisit.ReaderAt;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** Shows pictures of a visit to the desk of its area, and to its carers on its day; each look at one is on record. */
@ApplicationScoped
class LookingAtPictures {

    private final AtVisit at;
    private final Pictures pictures;

    LookingAtPictures(AtVisit at, Pictures pictures) {
        this.at = at;
        this.pictures = pictures;
    }

    /** @throws Problem not-found */
    @Transactional
    List<PictureView> all(String visit, Actor actor) {
        at.reader(visit, actor);
        return pictures.of(visit);
    }

    /** @throws Problem not-found */
    @Transactional
    byte[] one(String visit, UUID id, Actor actor) {
        ReaderAt reader = at.reader(visit, actor);
        byte[] picture = pictures.open(visit, id).orElseThrow(() -> Problem.notFound("picture", "该图片"));
        at.record(visit, actor, reader.role(), "read-picture", Map.of("picture", id.toString()));
        return picture;
    }
}
