package org.linli.intake.wish;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.intake.area.AreaMap;
import org.linli.intake.area.Areas;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Pages of wishes, the latest first: officers those of their areas, everybody those they made themselves. */
@ApplicationScoped
class WishList {

    /** What to look for; null means any. An area stands for everything below it too. */
    record Filter(
            @Nullable String state,
            @Nullable String area,
            @Nullable Boolean mine,
            int limit,
            @Nullable String cursor) {}

    /** Later than any row can be. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final Database database;
    private final Areas areas;

    WishList(Database database, Areas areas) {
        this.database = database;
        this.areas = areas;
    }

    /** @throws Problem invalid-input */
    @Transactional
    Page<WishViews.InList> page(Filter filter, Actor actor) {
        int size = Page.limit(filter.limit());
        AreaMap map = areas.current();
        List<String> where = new ArrayList<>();
        List<@Nullable Object> arguments = new ArrayList<>();
        Set<String> scope = actor.areaPaths(Wishes.OFFICERS);
        Set<String> codes = filter.area() == null ? null : map.codesBelow(Set.of(path(map, filter.area())));
        if (Boolean.TRUE.equals(filter.mine()) || scope.isEmpty()) {
            where.add("made_by = ?");
            arguments.add(actor.subject());
        } else {
            Set<String> own = new HashSet<>(map.codesBelow(scope));
            if (codes != null) {
                own.retainAll(codes);
            }
            codes = own;
        }
        if (codes != null) {
            where.add("area = ANY (?)");
            arguments.add(List.copyOf(codes));
        }
        if (filter.state() != null) {
            where.add("state = ?");
            arguments.add(state(filter.state()));
        }
        if (filter.cursor() != null) {
            Cursor cursor = Cursor.parse(filter.cursor(), 2);
            where.add("(made_at, id) < (?, ?::uuid)");
            arguments.add(storable(cursor.instant(0)));
            arguments.add(uuid(cursor.text(1)));
        }
        arguments.add(size + 1);
        List<WishViews.InList> rows = database.list(
                "SELECT id, version, state, kind, area, begins_at, ends_at, places, urgency, made_at FROM wish WHERE "
                        + String.join(" AND ", where) + " ORDER BY made_at DESC, id DESC LIMIT ?",
                WishList::row,
                arguments.toArray());
        return Page.of(rows, size, wish -> Cursor.of(wish.madeAt(), wish.id()));
    }

    private static WishViews.InList row(ResultSet row) throws SQLException {
        return new WishViews.InList(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("state"),
                row.getString("kind"),
                row.getString("area"),
                instant(row, "begins_at"),
                instant(row, "ends_at"),
                row.getInt("places"),
                row.getString("urgency"),
                instant(row, "made_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Database.instant(row, column));
    }

    private static String path(AreaMap map, String code) {
        return map.find(code)
                .orElseThrow(() -> Problem.invalid("area", "known", "没有这个区域", "no such area"))
                .path();
    }

    private static String state(String wire) {
        return WishState.of(wire)
                .orElseThrow(() -> Problem.invalid("state", "known", "没有这个状态", "there is no such state"))
                .wire();
    }

    private static Instant storable(Instant moment) {
        if (moment.isBefore(Instant.EPOCH) || moment.isAfter(LATEST)) {
            throw foreign();
        }
        return moment;
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
