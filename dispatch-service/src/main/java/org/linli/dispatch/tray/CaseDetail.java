package org.linli.dispatch.tray;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Matter;
import org.linli.dispatch.registry.Wording;

/**
 * One case in full.
 *
 * @param reportId null where no report began the case
 * @param origin what began it then
 * @param waitsUntil when the present step should be over; of a case that has ended, when it ended
 * @param stages each with how its due time came about, and when it was done
 * @param route what routing chose, or proposes to the dispatcher when not automatic
 * @param imported moved over from the past: no orders, no deadlines
 * @param possible what the caller could do now
 */
@Schema(name = "Case")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseDetail(
        UUID id,
        @Nullable UUID reportId,
        @Nullable OriginView origin,
        String number,
        String state,
        long version,
        boolean imported,
        String text,
        @Nullable String address,
        Matter.@Nullable Place place,
        Named area,
        @Nullable String streetCode,
        @Nullable Named category,
        List<String> taxonomyCodes,
        Map<String, Object> attributes,
        List<Matter.PictureRef> photos,
        String channel,
        String urgency,
        Instant submittedAt,
        Instant acceptedAt,
        Instant proposedAt,
        Instant waitsUntil,
        boolean late,
        @Nullable ConditionView condition,
        @Nullable Instant filedAt,
        boolean filedByRule,
        @Nullable Instant dueAt,
        boolean provisional,
        List<StageView> stages,
        @Nullable RouteView route,
        @Nullable Instant declinedAt,
        @Nullable ReasonView declining,
        @Nullable Instant dispatchedAt,
        @Nullable Instant reportedAt,
        @Nullable Instant checkOpenedAt,
        @Nullable Instant checkedAt,
        @Nullable Instant closedAt,
        @Nullable String answer,
        List<OrderDetail.Part> orders,
        List<CheckView> checks,
        List<Possibilities.Action> possible) {

    /** The filing condition of a case. */
    @Schema(name = "CaseCondition")
    public record ConditionView(String code, Wording text, List<String> evidence, Wording closing) {}

    /** Who routing names, and why. */
    @Schema(name = "CaseRoute")
    public record RouteView(String ruleCode, Named lead, List<Named> supporting, boolean automatic, Wording reason) {}

    /** A reason of the city's list. */
    @Schema(name = "Reason")
    public record ReasonView(String code, @Nullable Wording text) {}

    /** What an inspector found. */
    @Schema(name = "CaseCheck")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CheckView(
            UUID id,
            boolean passed,
            @Nullable ReasonView reason,
            @Nullable String note,
            List<Matter.PictureRef> photos,
            Instant checkedAt) {}
}
