package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.registry.AreaScope;
import org.linli.care.registry.Areas;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** What rules give, with what was shifted, dropped or waits, and why; the desk of the area. */
@ApplicationScoped
class OccurrenceViews {

    /**
     * What became of a day a rule gave.
     *
     * @param ruleDay the day the rule gave
     * @param day when it comes; left out unless it comes
     * @param outcome {@code on}, {@code moved}, {@code dropped}, {@code cancelled} or {@code waiting-for-calendar}
     * @param reason {@code holiday}, {@code gap}, {@code same-day} or {@code exception}
     * @param window as an exception has it
     */
    @Schema(name = "CareOccurrence")
    public record OccurrenceView(
            UUID item,
            LocalDate ruleDay,
            @Nullable LocalDate day,
            String outcome,
            @Nullable String reason,
            ItemBody.@Nullable WindowBody window) {}

    /** An item that is imagined. @param from at most 400 days before to */
    @Schema(name = "CareItemPreview")
    public record PreviewBody(
            @Nullable UUID elder,
            @Nullable ItemBody item,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** A day of which nobody can say yet whether it is a holiday. */
    @Schema(name = "WaitingOccurrence")
    public record WaitingView(UUID item, UUID elder, String area, String kind, LocalDate ruleDay) {}

    private static final int LONGEST = 400;

    private final ItemsInSight sight;
    private final ReadingItem reading;
    private final Plans plans;
    private final Areas areas;
    private final Database database;

    OccurrenceViews(ItemsInSight sight, ReadingItem reading, Plans plans, Areas areas, Database database) {
        this.sight = sight;
        this.reading = reading;
        this.plans = plans;
        this.areas = areas;
        this.database = database;
    }

    /** Of one item within its series. @throws Problem not-found, not-allowed, invalid-input */
    @Transactional
    List<OccurrenceView> of(UUID id, @Nullable LocalDate from, @Nullable LocalDate to, Actor actor) {
        CareItem item = sight.ofDesk(id, actor);
        return between(plans.of(item.series()), from, to).stream()
                .filter(each -> each.item().equals(id))
                .toList();
    }

    /** What would come; changes nothing. @throws Problem not-found, not-allowed, invalid-input */
    @Transactional
    List<OccurrenceView> preview(PreviewBody body, Actor actor) {
        var person = sight.person(Asked.given("elder", body.elder()), actor);
        actor.requireIn(person.areaPath(), ItemTable.DESK);
        Terms terms = reading.read(Asked.given("item", body.item()), person);
        UUID id = new UUID(0, 0);
        CareItem item = new CareItem(id, 1, ItemState.ACTIVE, id, person.id(), "agreed", terms);
        return between(plans.imagined(item), body.from(), body.to());
    }

    /** @throws Problem not-allowed, invalid-input */
    @Transactional
    Page<WaitingView> waiting(@Nullable String area, int limit, @Nullable String cursor, Actor actor) {
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        AreaScope.of(actor, ItemTable.DESK).restrict("e.area_path", where, arguments);
        if (area != null) {
            AreaScope.within("e.area_path", areas.pathOf(area, "area"), where, arguments);
        }
        if (cursor != null) {
            Cursor after = Cursor.parse(cursor, 2);
            where.add("(w.rule_day::text, w.item_id::text) > (?, ?)");
            arguments.add(after.text(0));
            arguments.add(after.text(1));
        }
        int size = Page.limit(limit);
        arguments.add(size + 1);
        return Page.of(
                database.list(
                        "SELECT w.item_id, w.rule_day, i.kind, e.id AS elder, e.area_code FROM care_waiting w"
                                + " JOIN care_item i ON i.id = w.item_id JOIN elder e ON e.id = i.elder_id WHERE "
                                + String.join(" AND ", where) + " ORDER BY w.rule_day::text, w.item_id::text LIMIT ?",
                        row -> new WaitingView(
                                Objects.requireNonNull(row.getObject("item_id", UUID.class)),
                                Objects.requireNonNull(row.getObject("elder", UUID.class)),
                                row.getString("area_code"),
                                row.getString("kind"),
                                Objects.requireNonNull(row.getObject("rule_day", LocalDate.class))),
                        arguments.toArray()),
                size,
                row -> Cursor.of(row.ruleDay(), row.item()));
    }

    private static List<OccurrenceView> between(Plans.Plan plan, @Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate first = ReadingItem.day("from", Asked.given("from", from));
        LocalDate last = ReadingItem.day("to", Asked.given("to", to));
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) > LONGEST) {
            throw Problem.invalid(
                    "to",
                    "after-from",
                    "不得早于 from,且不超过 400 天",
                    "must not be before from, nor more than 400 days later");
        }
        return plan.between(first, last).stream().map(OccurrenceViews::view).toList();
    }

    private static OccurrenceView view(Occurrence one) {
        return new OccurrenceView(
                one.item(),
                one.ruleDay(),
                one.day(),
                one.outcome().wire(),
                one.reason() == null ? null : one.reason().wire(),
                one.window() == null ? null : ItemViews.window(one.window()));
    }
}
