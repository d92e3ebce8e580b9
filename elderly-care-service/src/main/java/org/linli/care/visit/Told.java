package org.linli.care.visit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a carer tells from the door.
 *
 * @param place where they are, WGS 84
 * @param tasks done, codes of the kind; for finishing
 * @param note at most 2,000 characters; kept sealed, read with the matter
 * @param reason at most 500 characters; for a refusal or a cancellation
 */
@Schema(name = "VisitTold")
public record Told(
        @Nullable TellPlace place,
        @Nullable List<@Nullable String> tasks,
        @Nullable String note,
        @Nullable String reason) {

    public static final Told NOTHING = new Told(null, null, null, null);

    /** WGS 84, degrees. */
    @Schema(name = "VisitPlace")
    public record TellPlace(
            @Nullable Double longitude, @Nullable Double latitude) {}
}
