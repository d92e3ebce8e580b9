package org.linli.care.elder;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is cared for, as the caller may see them.
 *
 * @param idNumber masked, and only for the desk of the area
 * @param phone masked, and only for the desk of the area and the grid worker of the grid
 * @param insurances only for the desk of the area and the grid worker of the grid
 * @param away reason, while they are
 * @param mergedInto who is kept instead
 */
@Schema(name = "Elder")
public record ElderView(
        UUID id,
        long version,
        String state,
        String name,
        LocalDate birthDate,
        String sex,
        String area,
        String address,
        @Nullable Double longitude,
        @Nullable Double latitude,
        @Nullable String idNumber,
        @Nullable String phone,
        String living,
        @Nullable UUID household,
        boolean disabled,
        @Nullable String provider,
        @Nullable LocalDate dischargedOn,
        List<String> dialects,
        @Nullable String atTheDoor,
        @Nullable List<ElderBody.InsuranceBody> insurances,
        @Nullable String away,
        @Nullable LocalDate awayUntil,
        @Nullable UUID mergedInto) {

    /** The same in a list. */
    @Schema(name = "ElderInList")
    public record Row(
            UUID id,
            String state,
            String name,
            LocalDate birthDate,
            String area,
            String living,
            boolean disabled,
            @Nullable String provider) {}
}
