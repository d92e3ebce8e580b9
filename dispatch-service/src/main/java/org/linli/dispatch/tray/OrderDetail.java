package org.linli.dispatch.tray;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Matter;
import org.linli.dispatch.task.TaskOfOrder;

/**
 * One work order in full, with what its unit needs to act.
 *
 * @param origin what began the case where no report did: its matter is read there, for the order holds no address
 * @param caseState null for a unit that has no part in the case any more
 * @param stages empty for such a unit
 * @param together every order of the case, this one among them; for such a unit its own only
 * @param task what volunteers were asked to do for it last
 * @param possible what the caller could do now
 */
@Schema(name = "Order")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderDetail(
        UUID id,
        UUID caseId,
        @Nullable OriginView origin,
        String number,
        String state,
        long version,
        @Nullable String caseState,
        Named unit,
        String part,
        String text,
        @Nullable String address,
        Matter.@Nullable Place place,
        Named area,
        @Nullable String streetCode,
        @Nullable Named category,
        Map<String, Object> attributes,
        List<Matter.PictureRef> photos,
        CaseDetail.@Nullable ConditionView condition,
        List<StageView> stages,
        Instant issuedAt,
        Instant takeBy,
        Instant returnBy,
        Instant dueAt,
        boolean provisional,
        Instant waitsUntil,
        boolean late,
        Part own,
        List<Part> together,
        @Nullable TaskOfOrder task,
        List<Possibilities.Action> possible) {

    /** What a unit did with its part of a case; another unit reads no more of it than part, state and times set. */
    @Schema(name = "OrderOfCase")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(
            UUID id,
            String state,
            long version,
            Named unit,
            String part,
            Instant issuedAt,
            Instant takeBy,
            Instant dueAt,
            @Nullable Instant takenAt,
            @Nullable Instant returnedAt,
            CaseDetail.@Nullable ReasonView returning,
            @Nullable Boolean overruled,
            @Nullable List<String> lateStages,
            @Nullable Instant handledAt,
            @Nullable Boolean onTime,
            @Nullable String words,
            @Nullable String answer,
            @Nullable List<Matter.PictureRef> evidence,
            @Nullable Instant withdrawnAt) {}
}
