package org.linli.care.visit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who is to come when.
 *
 * @param parts one for each carer of the visit, in their order
 */
@Schema(name = "VisitPlan")
public record VisitPlan(@Nullable List<@Nullable PartPlan> parts) {

    /**
     * One carer of a visit.
     *
     * @param beginsAt RFC 3339; the service lies in the visit's window
     */
    @Schema(name = "VisitPartPlan")
    public record PartPlan(@Nullable UUID carer, @Nullable Instant beginsAt) {}
}
