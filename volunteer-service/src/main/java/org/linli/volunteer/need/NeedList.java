package org.linli.volunteer.need;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.registry.Areas;

/** Pages of needs, the one that begins first at the top. */
@ApplicationScoped
class NeedList {

    /** What may be asked for; each may be left out. */
    record Filter(
            @Nullable String state,
            @Nullable String area,
            @Nullable String kind,
            @Nullable Boolean mine,
            int limit,
            @Nullable String cursor) {

        /** The same, as many rows at once as can be. */
        Filter onWholePage(@Nullable String next) {
            return new Filter(state, area, kind, mine, Page.MAX_LIMIT, next == null ? cursor : next);
        }
    }

    private static final String COLUMNS =
            "n.id, n.version, n.state, n.kind, n.title, n.area, n.places, n.taken, n.begins_at, n.ends_at, n.minutes, n.urgency,"
                    + " n.paid_with";

    /** Later than any row can be. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final Database database;
    private final NeedSight sight;
    private final Areas areas;

    NeedList(Database database, NeedSight sight, Areas areas) {
        this.database = database;
        this.sight = sight;
        this.areas = areas;
    }

    /**
     * Officers see every need of their areas; registered volunteers what can be claimed; {@code mine} is what the caller, or
     * the unit the caller speaks for, proposed, and what others proposed for the caller.
     *
     * @throws Problem invalid-input; not-allowed for somebody who is none of these and does not ask for their own
     */
    @Transactional
    Page<NeedViews.InList> page(Filter filter, Actor actor) {
        int size = Page.limit(filter.limit());
        StringBuilder where = new StringBuilder(" WHERE ");
        List<@Nullable Object> arguments = new ArrayList<>();
        scope(filter, actor, where, arguments);
        if (filter.state() != null) {
            where.append(" AND n.state = ?");
            arguments.add(state(filter.state()).name());
        }
        if (filter.kind() != null) {
            where.append(" AND n.kind = ?");
            arguments.add(Asked.code("kind", filter.kind()));
        }
        if (filter.area() != null) {
            String path = areas.pathOf(Asked.code("area", filter.area()), "area");
            where.append(" AND (n.area_path = ? OR n.area_path LIKE ?)");
            arguments.add(path);
            arguments.add(path + ".%");
        }
        if (filter.cursor() != null) {
            Cursor cursor = Cursor.parse(filter.cursor(), 2);
            where.append(" AND (n.begins_at, n.id) > (?, ?::uuid)");
            arguments.add(storable(cursor.instant(0)));
            arguments.add(uuid(cursor.text(1)));
        }
        arguments.add(size + 1);
        List<NeedViews.InList> found = database.list(
                "SELECT " + COLUMNS + " FROM need n" + where + " ORDER BY n.begins_at, n.id LIMIT ?",
                row -> new NeedViews.InList(
                        row.getObject("id", UUID.class),
                        row.getLong("version"),
                        NeedState.valueOf(row.getString("state")).wire(),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("area"),
                        row.getInt("places"),
                        row.getInt("places") - row.getInt("taken"),
                        instant(row, "begins_at"),
                        instant(row, "ends_at"),
                        row.getInt("minutes"),
                        row.getString("urgency"),
                        row.getString("paid_with")),
                arguments.toArray());
        return Page.of(found, size, need -> Cursor.of(need.beginsAt(), need.id()));
    }

    private void scope(Filter filter, Actor actor, StringBuilder where, List<@Nullable Object> arguments) {
        if (Boolean.TRUE.equals(filter.mine())) {
            where.append("(n.proposed_by = ? OR n.receiver_subject = ? OR n.proposed_for_unit = ANY(?))");
            arguments.add(actor.subject());
            arguments.add(actor.subject());
            arguments.add(List.copyOf(actor.units("organisation")));
            return;
        }
        Set<String> paths = actor.areaPaths(NeedSight.OFFICERS);
        if (!paths.isEmpty()) {
            where.append("EXISTS (SELECT 1 FROM unnest(?) AS scope (path)"
                    + " WHERE n.area_path = scope.path OR n.area_path LIKE scope.path || '.%')");
            arguments.add(List.copyOf(paths));
            return;
        }
        if (sight.mayServe(actor)) {
            where.append("n.state = ANY(?)");
            arguments.add(NeedSight.SHOWN_TO_ALL.stream().map(Enum::name).toList());
            return;
        }
        throw Problem.of(CommonProblem.NOT_ALLOWED).detail("需要在区域任职,或已登记为志愿者;自己提出的需求用 mine=true 查看", """
                        Needs a posting over an area, or to be a registered volunteer; what you proposed yourself is under \
                        mine=true""");
    }

    private static NeedState state(String text) {
        return Arrays.stream(NeedState.values())
                .filter(state -> state != NeedState.NEW && state.wire().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("state", "known", "没有这个状态", "there is no such state"));
    }

    /** A cursor is the caller's word: a time that no row can have is none of this list's. */
    private static Instant storable(Instant moment) {
        if (moment.isBefore(Instant.EPOCH) || moment.isAfter(LATEST)) {
            throw Problem.invalid("cursor", "from-this-list", "游标无效", "not a cursor of this list");
        }
        return moment;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException foreign) {
            throw Problem.invalid("cursor", "from-this-list", "游标无效", "not a cursor of this list");
        }
    }

    private static Instant instant(java.sql.ResultSet row, String column) throws java.sql.SQLException {
        return row.getObject(column, java.time.OffsetDateTime.class).toInstant();
    }
}
