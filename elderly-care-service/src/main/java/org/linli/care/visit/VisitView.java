package org.linli.care.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A visit as it is shown: no name and no address, which are read with the matter.
 *
 * @param day in the city's zone
 * @param beginsAt the window in which the service lies
 * @param coupling of two carers: {@code together} or {@code in-order}
 * @param atRiskSince nobody had set out when it was time to
 * @param reasonCode what ended it early
 */
@Schema(name = "Visit")
public record VisitView(
        String id,
        long version,
        String state,
        UUID elder,
        @Nullable UUID item,
        LocalDate day,
        String kind,
        String area,
        @Nullable String unit,
        Instant beginsAt,
        Instant endsAt,
        int minutes,
        List<String> skills,
        int carers,
        @Nullable String coupling,
        @Nullable Instant atRiskSince,
        @Nullable String reasonCode,
        List<PartView> parts) {

    /**
     * What one carer does of it.
     *
     * @param plannedAt when they are to come
     * @param arrivedAt as they told; a device may have told it later
     * @param heardAt when the service heard of the last thing
     * @param distance metres from the address on arrival
     * @param doubtful some of its times come from a device whose clock was wrong
     * @param place {@code near} (up to 150 m), {@code far} or {@code unknown}
     */
    @Schema(name = "VisitPart")
    public record PartView(
            int number,
            @Nullable UUID carer,
            @Nullable Instant plannedAt,
            @Nullable Instant setOutAt,
            @Nullable Instant arrivedAt,
            @Nullable Instant finishedAt,
            @Nullable Instant heardAt,
            @Nullable Integer distance,
            String place,
            List<String> tasks,
            boolean hasNote,
            boolean doubtful) {}

    static VisitView of(Visit visit) {
        Draft terms = visit.terms();
        return new VisitView(
                visit.id(),
                visit.version(),
                visit.state().wire(),
                terms.elder(),
                terms.item(),
                terms.day(),
                terms.kind(),
                visit.areaCode(),
                terms.unit(),
                terms.beginsAt(),
                terms.endsAt(),
                terms.minutes(),
                terms.skills(),
                terms.carers(),
                terms.coupling() == null ? null : terms.coupling().wire(),
                visit.atRiskSince(),
                visit.reasonCode(),
                visit.parts().stream().map(VisitView::part).toList());
    }

    private static PartView part(VisitPart part) {
        return new PartView(
                part.number(),
                part.carer(),
                part.plannedAt(),
                part.setOutAt(),
                part.arrivedAt(),
                part.finishedAt(),
                part.heardAt(),
                part.distance(),
                Distance.judged(part.distance()),
                part.tasks(),
                part.note() != null,
                part.doubtful());
    }
}
