package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.careplan.ItemsInSight.Locked;
import org.linli.care.careplan.Occurrence.Window;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;

/** Agrees anew: on one occurrence, on this and all that follow, or on the whole item; the desk of the area. */
@ApplicationScoped
class EditingItem {

    /** @param item that now holds what was agreed: another one when the item was split */
    record Edited(UUID item, List<PlannedVisits.Kept> kept) {}

    private final ItemsInSight sight;
    private final ReadingItem reading;
    private final KeepingItems keeping;
    private final Excepting excepting;
    private final Audit audit;

    EditingItem(ItemsInSight sight, ReadingItem reading, KeepingItems keeping, Excepting excepting, Audit audit) {
        this.sight = sight;
        this.reading = reading;
        this.keeping = keeping;
        this.excepting = excepting;
        this.audit = audit;
    }

    /**
     * @param scope {@code one}, {@code following} or {@code all}
     * @param on the day the rule gave of the one, or the first of those that follow
     * @throws Problem not-found, not-allowed, stale, invalid-input
     */
    @Transactional
    Edited edit(UUID id, @Nullable String scope, @Nullable LocalDate on, ItemBody body, long seen, Actor actor) {
        Locked locked = sight.locked(id, seen, actor);
        ItemsInSight.decide(locked.item(), ItemTable.EDIT, ItemTable.DESK, false);
        Terms terms = reading.read(body, locked.elder());
        String given = scope == null ? "all" : scope;
        Edited edited = switch (given) {
            case "all" -> all(locked.item(), terms);
            case "following" -> following(locked.item(), terms, on(locked.item(), on));
            case "one" -> one(locked, terms, on(locked.item(), on), actor);
            default ->
                throw Problem.invalid("scope", "one-of", "须为 one、following 或 all", "must be one, following or all");
        };
        audit.record(AuditEntry.of(keeping.now(), actor, ItemTable.DESK, "edit", AgreeingItem.ENTITY, id.toString())
                .with(Map.of(
                        "scope",
                        given,
                        "item",
                        edited.item().toString(),
                        "on",
                        on == null ? "" : on.toString(),
                        "kept",
                        edited.kept().size())));
        return edited;
    }

    private static LocalDate on(CareItem item, @Nullable LocalDate on) {
        LocalDate day = Asked.given("on", on);
        LocalDate last = item.terms().lastDay();
        if (day.isBefore(item.terms().firstDay()) || (last != null && day.isAfter(last))) {
            throw Problem.invalid("on", "day-of-item", "须在项目起止日之间", "must lie between the item's first and last day");
        }
        return day;
    }

    private Edited all(CareItem item, Terms terms) {
        return new Edited(item.id(), keeping.save(changed(item, item.state(), terms)));
    }

    private Edited following(CareItem item, Terms terms, LocalDate on) {
        if (!on.isAfter(item.terms().firstDay())) {
            return all(item, terms.from(on));
        }
        LocalDate last = terms.lastDay() == null ? item.terms().lastDay() : terms.lastDay();
        if (last != null && last.isBefore(on)) {
            throw Problem.invalid("lastDay", "not-before-first", "不得早于所选日期", "must not be before the day chosen");
        }
        CareItem ended = changed(item, item.state(), item.terms().until(on.minusDays(1)));
        CareItem next = new CareItem(
                TimeOrderedId.at(keeping.now()),
                1,
                item.state(),
                item.series(),
                item.elder(),
                item.source(),
                terms.from(on).until(last));
        return new Edited(next.id(), keeping.split(ended, next));
    }

    private Edited one(Locked locked, Terms terms, LocalDate on, Actor actor) {
        CareItem item = locked.item();
        Window preferred = item.terms().preferredWindow();
        boolean asBefore =
                terms.preferredWindow() == null || terms.preferredWindow().equals(preferred);
        if (!asBefore || !terms.during(item.terms().window(), preferred).equals(item.terms())) {
            throw Problem.invalid(
                    "scope",
                    "window-only",
                    "单次只能改变时段;改期请用例外",
                    "of one occurrence only the window is changed; move it by an exception");
        }
        return new Edited(item.id(), excepting.window(locked, on, terms.window(), actor));
    }

    private static CareItem changed(CareItem item, ItemState state, Terms terms) {
        return new CareItem(item.id(), item.version(), state, item.series(), item.elder(), item.source(), terms);
    }
}
