package org.linli.dispatch.photo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;

/** A photo that was uploaded before, with the claim its upload was answered with. */
@Schema(name = "PhotoClaim")
public record PhotoClaim(@Nullable UUID photoId, @Nullable String claim) {

    private static final int MOST = 10;

    /** @throws Problem invalid-input for more than 10, incomplete or repeated photos */
    public static List<PhotoClaim> checked(String field, @Nullable List<@Nullable PhotoClaim> given) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > MOST) {
            throw Problem.invalid(field, "count", "最多 10 张照片", "at most 10 photos");
        }
        List<PhotoClaim> photos = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (PhotoClaim photo : given) {
            if (photo == null || photo.photoId() == null || photo.claim() == null || !seen.add(photo.photoId())) {
                throw Problem.invalid(
                        field, "complete", "每张照片须有 photoId 和 claim,且不得重复", "each photo needs photoId and claim, once");
            }
            photos.add(photo);
        }
        return photos;
    }
}
