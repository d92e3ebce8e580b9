package org.linli.dispatch.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.photo.UploadClaims;
import org.linli.kit.problem.Problem;

/** Attaches uploaded photos to a report back, a stage or a check: each once, and only by whoever uploaded it. */
@ApplicationScoped
public class AttachingPhotos {

    /** What photos belong to. */
    public record Place(
            UUID caseId,
            @Nullable UUID orderId,
            @Nullable String stageCode,
            @Nullable UUID checkId) {}

    private final Photos photos;
    private final UploadClaims claims;

    AttachingPhotos(Photos photos, UploadClaims claims) {
        this.photos = photos;
        this.claims = claims;
    }

    public static Place toOrder(UUID caseId, UUID orderId) {
        return new Place(caseId, orderId, null, null);
    }

    public static Place toStage(UUID caseId, UUID orderId, String stageCode) {
        return new Place(caseId, orderId, stageCode, null);
    }

    public static Place toCheck(UUID caseId, UUID checkId) {
        return new Place(caseId, null, null, checkId);
    }

    /** @throws Problem invalid-input for a photo that is not there, not the actor's, or attached already */
    @Transactional(Transactional.TxType.MANDATORY)
    public void attach(List<PhotoClaim> given, Place place, Actor actor, Instant now) {
        for (PhotoClaim photo : given) {
            UUID id = photo.photoId();
            String claim = photo.claim();
            if (id == null
                    || claim == null
                    || !claims.check(id, claim)
                    || !photos.attach(id, place, actor.subject(), now)) {
                throw Problem.invalid(
                        "photos",
                        "own-and-unused",
                        "照片不存在、不是您上传的,或已被使用:" + id,
                        "not there, not uploaded by you, or used already: " + id);
            }
        }
    }
}
