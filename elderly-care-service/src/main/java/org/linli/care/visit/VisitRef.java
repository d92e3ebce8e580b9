package org.linli.care.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other rooms need to know of a visit. */
public record VisitRef(
        String id,
        long version,
        VisitState state,
        UUID elder,
        LocalDate day,
        String kind,
        String areaCode,
        String areaPath,
        Instant beginsAt,
        Instant endsAt,
        int minutes,
        List<String> skills,
        int carers,
        List<PartRef> parts) {

    /** @param plannedAt when they are to come */
    public record PartRef(
            int number,
            @Nullable UUID carer,
            @Nullable Instant plannedAt,
            @Nullable Instant arrivedAt) {}

    static VisitRef of(Visit visit) {
        Draft terms = visit.terms();
        return new VisitRef(
                visit.id(),
                visit.version(),
                visit.state(),
                terms.elder(),
                terms.day(),
                terms.kind(),
                visit.areaCode(),
                visit.areaPath(),
                terms.beginsAt(),
                terms.endsAt(),
                terms.minutes(),
                terms.skills(),
                terms.carers(),
                visit.parts().stream()
                        .map(part -> new PartRef(part.number(), part.carer(), part.plannedAt(), part.arrivedAt()))
                        .toList());
    }
}
