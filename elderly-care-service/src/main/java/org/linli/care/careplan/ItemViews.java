package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.careplan.Occurrence.Window;
import org.linli.care.carer.WallClock;
import org.linli.care.visit.Coupling;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** Items to read: the desk of the area, the grid's worker, the duty chief. */
@ApplicationScoped
class ItemViews {

    /**
     * An item as it stands.
     *
     * @param series with the day of a rule the id of a visit; an item that is split goes on in its series
     * @param source {@code agreed}, {@code contract} or {@code risk}
     * @param kept visits agreed on that the plan would not give like that, for the desk to call off or leave; only in the answer to
     *     a change
     */
    @Schema(name = "CareItem")
    public record ItemView(
            UUID id,
            long version,
            String state,
            UUID series,
            UUID elder,
            String source,
            String kind,
            String recurrence,
            LocalDate firstDay,
            @Nullable LocalDate lastDay,
            int minutes,
            ItemBody.WindowBody window,
            ItemBody.@Nullable WindowBody preferredWindow,
            List<String> skills,
            int carers,
            ItemBody.@Nullable CouplingBody coupling,
            @Nullable UUID preferredCarer,
            String holidayPolicy,
            int minimumGapDays,
            @Nullable UUID packageId,
            List<PlannedVisits.Kept> kept) {}

    private final ItemsInSight sight;
    private final CareItems items;

    ItemViews(ItemsInSight sight, CareItems items) {
        this.sight = sight;
        this.items = items;
    }

    /** @throws Problem not-found, also for who may not see it */
    @Transactional
    ItemView one(UUID id, List<PlannedVisits.Kept> kept, Actor actor) {
        return view(sight.read(id, actor), kept);
    }

    /** Everything ever agreed with a person, by when it was. @throws Problem not-found */
    @Transactional
    List<ItemView> ofElder(UUID elder, Actor actor) {
        sight.person(elder, actor);
        return items.ofElder(elder).stream().map(item -> view(item, List.of())).toList();
    }

    static ItemBody.WindowBody window(Window window) {
        return new ItemBody.WindowBody(WallClock.text(window.from()), WallClock.text(window.to()));
    }

    private static ItemView view(CareItem item, List<PlannedVisits.Kept> kept) {
        Terms terms = item.terms();
        Coupling coupling = terms.coupling();
        return new ItemView(
                item.id(),
                item.version(),
                item.state().wire(),
                item.series(),
                item.elder(),
                item.source(),
                terms.kind(),
                terms.recurrence().text(),
                terms.firstDay(),
                terms.lastDay(),
                terms.minutes(),
                window(terms.window()),
                terms.preferredWindow() == null ? null : window(terms.preferredWindow()),
                terms.skills(),
                terms.carers(),
                coupling == null ? null : new ItemBody.CouplingBody(coupling.wire(), coupling.least(), coupling.most()),
                terms.preferredCarer(),
                terms.holidayPolicy().wire(),
                terms.minimumGap(),
                terms.packageId(),
                kept);
    }
}
