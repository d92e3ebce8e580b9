package org.linli.care.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.registry.AreaScope;
import org.linli.care.registry.Areas;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Rosters to read: how far the search is, and what it offers. */
@ApplicationScoped
class RosterViews {

    /**
     * A roster with its plan.
     *
     * @param cause {@code asked}, {@code absence} of a carer, or {@code improvement} of what an absence had mended
     * @param improves the roster that was mended at once
     * @param score of the best plan so far by term, weighted; less is better
     * @param bound no plan goes below: {@code medium} and {@code soft}
     * @param done share of the budget, 0 to 1
     * @param plan visit → who is to come when; whole when it is ready
     * @param unplanned visits for which there is no room
     * @param reasons visit → why it is not where it was, after an absence
     */
    @Schema(name = "Roster")
    public record RosterView(
            UUID id,
            long version,
            String state,
            String area,
            LocalDate day,
            String cause,
            @Nullable UUID improves,
            long seed,
            @Nullable Long iterations,
            @Nullable Integer seconds,
            Instant askedAt,
            @Nullable Map<String, Long> score,
            @Nullable Map<String, Long> bound,
            double done,
            long tried,
            long millis,
            Map<String, Proposal> plan,
            List<String> unplanned,
            Map<String, String> reasons) {}

    /** A roster in a list. */
    @Schema(name = "RosterInList")
    public record RosterRow(
            UUID id,
            String state,
            String area,
            LocalDate day,
            String cause,
            Instant askedAt,
            int planned,
            int unplanned) {}

    private static final String[] READERS = {RosterTable.DESK, "duty-chief"};

    private final Rosters rosters;
    private final Areas areas;
    private final Database database;

    RosterViews(Rosters rosters, Areas areas, Database database) {
        this.rosters = rosters;
        this.areas = areas;
        this.database = database;
    }

    /** @throws Problem not-found */
    @Transactional
    RosterView one(UUID id, Actor actor) {
        Roster roster = rosters.find(id)
                .filter(each -> actor.mayIn(READERS[0], each.areaPath()) || actor.mayIn(READERS[1], each.areaPath()))
                .orElseThrow(Rosters::unknown);
        Map<String, Proposal> best = roster.best();
        return new RosterView(
                roster.id(),
                roster.version(),
                roster.state().wire(),
                roster.area(),
                roster.day(),
                roster.cause(),
                roster.improves(),
                roster.seed(),
                roster.iterations(),
                roster.seconds(),
                roster.askedAt(),
                roster.score(),
                roster.bound(),
                roster.done(),
                roster.tried(),
                roster.millis(),
                best == null ? Map.of() : best,
                roster.unplanned(),
                roster.reasons());
    }

    /** Latest first. @throws Problem not-allowed, invalid-input */
    @Transactional
    Page<RosterRow> page(
            @Nullable String area, @Nullable LocalDate day, int limit, @Nullable String cursor, Actor actor) {
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        AreaScope.of(actor, READERS).restrict("area_path", where, arguments);
        if (area != null) {
            AreaScope.within("area_path", areas.pathOf(area, "area"), where, arguments);
        }
        if (day != null) {
            where.add("day = ?");
            arguments.add(day);
        }
        if (cursor != null) {
            where.add("id::text < ?");
            arguments.add(Cursor.parse(cursor, 1).text(0));
        }
        int size = Page.limit(limit);
        arguments.add(size + 1);
        return Page.of(
                database.list(
                        "SELECT * FROM roster WHERE " + String.join(" AND ", where) + " ORDER BY id::text DESC LIMIT ?",
                        row -> {
                            Roster roster = rosters.read(row);
                            return new RosterRow(
                                    roster.id(),
                                    roster.state().wire(),
                                    roster.area(),
                                    roster.day(),
                                    roster.cause(),
                                    roster.askedAt(),
                                    roster.best() == null ? 0 : roster.best().size(),
                                    roster.unplanned().size());
                        },
                        arguments.toArray()),
                size,
                row -> Cursor.of(row.id()));
    }
}
