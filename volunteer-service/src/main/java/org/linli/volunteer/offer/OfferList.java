package org.linli.volunteer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.registry.Areas;

/** The resource list and the service list, what ends first at the top. */
@ApplicationScoped
class OfferList {

    /** What may be asked for; each may be left out. An area stands for everything below it too. */
    record Filter(
            @Nullable String list,
            @Nullable String kind,
            @Nullable String area,
            @Nullable String state,
            int limit,
            @Nullable String cursor) {

        /** The same, as many rows at once as can be. */
        Filter onWholePage(@Nullable String next) {
            return new Filter(list, kind, area, state, Page.MAX_LIMIT, next == null ? cursor : next);
        }
    }

    private final Database database;
    private final Areas areas;

    OfferList(Database database, Areas areas) {
        this.database = database;
        this.areas = areas;
    }

    /** What is published; of their areas and units, officers and organisations see the rest too. @throws Problem invalid-input */
    @Transactional
    Page<OfferViews.InList> page(Filter filter, Actor actor) {
        int size = Page.limit(filter.limit());
        List<String> where = new ArrayList<>();
        List<@Nullable Object> arguments = new ArrayList<>();
        scope(actor, where, arguments);
        equal("o.list", filter.list() == null ? null : list(filter.list()), where, arguments);
        equal("o.kind", filter.kind() == null ? null : Asked.code("kind", filter.kind()), where, arguments);
        equal("o.state", filter.state() == null ? null : state(filter.state()).name(), where, arguments);
        if (filter.area() != null) {
            String path = areas.pathOf(Asked.code("area", filter.area()), "area");
            where.add("(o.area_path = ? OR o.area_path LIKE ?)");
            arguments.add(path);
            arguments.add(path + ".%");
        }
        if (filter.cursor() != null) {
            Cursor cursor = Cursor.parse(filter.cursor(), 2);
            where.add("(o.last_day, o.id) > (?, ?)");
            arguments.add(day(cursor.text(0)));
            arguments.add(uuid(cursor.text(1)));
        }
        arguments.add(size + 1);
        List<OfferViews.InList> found = database.list(
                "SELECT " + Offers.COLUMNS + " FROM offer o WHERE " + String.join(" AND ", where)
                        + " ORDER BY o.last_day, o.id LIMIT ?",
                row -> OfferViews.InList.of(Offers.read(row)),
                arguments.toArray());
        return Page.of(found, size, offer -> Cursor.of(offer.lastDay(), offer.id()));
    }

    private static void scope(Actor actor, List<String> where, List<@Nullable Object> arguments) {
        where.add("""
                (o.state = 'PUBLISHED' OR o.unit = ANY(?)
                 OR EXISTS (SELECT 1 FROM unnest(?) AS scope (path)
                             WHERE o.area_path = scope.path OR o.area_path LIKE scope.path || '.%'))""");
        arguments.add(List.copyOf(actor.units(OfferTable.ORGANISATION)));
        arguments.add(List.copyOf(actor.areaPaths(OfferSight.OFFICERS)));
    }

    private static void equal(
            String column, @Nullable String value, List<String> where, List<@Nullable Object> arguments) {
        if (value != null) {
            where.add(column + " = ?");
            arguments.add(value);
        }
    }

    private static String list(String text) {
        if (!text.equals("resource") && !text.equals("service")) {
            throw Problem.invalid("list", "one-of", "须为 resource 或 service", "must be resource or service");
        }
        return text;
    }

    private static OfferState state(String text) {
        return Arrays.stream(OfferState.values())
                .filter(state -> state != OfferState.NEW && state.wire().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("state", "known", "没有这个状态", "there is no such state"));
    }

    /** A cursor is the caller's word: a day that no row can have is none of this list's. */
    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1970 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException notADay) {
            throw foreign();
        }
        throw foreign();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw foreign();
        }
    }

    private static Problem foreign() {
        return Problem.invalid("cursor", "from-this-list", "游标无效", "not a cursor of this list");
    }
}
