package org.linli.care.carer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** Carers to read: themselves, and the officers of the area where they serve. */
@ApplicationScoped
class CarerViews {

    /**
     * A carer as they are shown.
     *
     * @param shifts of an ordinary week
     * @param absences of the next 60 days, and what goes on now
     */
    @Schema(name = "Carer")
    public record CarerView(
            UUID id,
            long version,
            String state,
            String name,
            String unit,
            String area,
            List<String> skills,
            String mode,
            int weeklyCapMinutes,
            List<CarerBody.ShiftBody> shifts,
            List<Absence> absences) {}

    /** A carer in a list. */
    @Schema(name = "CarerInList")
    public record CarerRow(UUID id, String state, String name, String unit, String area, List<String> skills) {}

    private static final Duration AHEAD = Duration.ofDays(60);

    private final Database database;
    private final Carers carers;
    private final Areas areas;
    private final Clock clock;

    CarerViews(Database database, Carers carers, Areas areas, Clock clock) {
        this.database = database;
        this.carers = carers;
        this.areas = areas;
        this.clock = clock;
    }

    static Problem unknown() {
        return Problem.notFound("carer", "该护理员");
    }

    /** @throws Problem not-found, also for who may not see them */
    @Transactional
    CarerView one(UUID id, Actor actor) {
        CarerRef carer = carers.find(id)
                .filter(each -> each.subject().equals(actor.subject()) || sees(actor, each.areaPath()))
                .orElseThrow(CarerViews::unknown);
        return view(carer);
    }

    /** @throws Problem not-found for who is no carer */
    @Transactional
    CarerView me(Actor actor) {
        return view(carers.ofSubject(actor.subject()).orElseThrow(CarerViews::unknown));
    }

    /** @throws Problem not-allowed, invalid-input */
    @Transactional
    Page<CarerRow> page(@Nullable String area, int limit, @Nullable String cursor, Actor actor) {
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        AreaScope.of(actor, KeepingCarer.DESK, "duty-chief", "auditor").restrict("a.path", where, arguments);
        if (area != null) {
            AreaScope.within("a.path", areas.pathOf(area, "area"), where, arguments);
        }
        if (cursor != null) {
            where.add("c.id::text > ?");
            arguments.add(Cursor.parse(cursor, 1).text(0));
        }
        int size = Page.limit(limit);
        arguments.add(size + 1);
        return Page.of(
                database.list(
                        "SELECT c.id, c.state, c.name, c.unit_code, c.area_code, c.skills FROM carer c"
                                + " JOIN area a ON a.code = c.area_code WHERE " + String.join(" AND ", where)
                                + " ORDER BY c.id::text LIMIT ?",
                        CarerViews::row,
                        arguments.toArray()),
                size,
                row -> Cursor.of(row.id()));
    }

    private CarerView view(CarerRef carer) {
        Instant now = clock.instant();
        List<CarerBody.ShiftBody> shifts =
                carers.shifts(carer.id()).stream().map(CarerViews::shift).toList();
        List<Absence> absences = carers.absences(carer.id(), now, now.plus(AHEAD));
        return database.first(
                        "SELECT name, unit_code, area_code, mode, weekly_cap FROM carer WHERE id = ?",
                        row -> new CarerView(
                                carer.id(),
                                carer.version(),
                                carer.state().wire(),
                                row.getString("name"),
                                row.getString("unit_code"),
                                row.getString("area_code"),
                                carer.skills(),
                                row.getString("mode"),
                                row.getInt("weekly_cap"),
                                shifts,
                                absences),
                        carer.id())
                .orElseThrow(CarerViews::unknown);
    }

    private static boolean sees(Actor actor, String path) {
        return actor.mayIn(KeepingCarer.DESK, path) || actor.mayIn("duty-chief", path) || actor.mayIn("auditor", path);
    }

    private static CarerBody.ShiftBody shift(Shift shift) {
        return new CarerBody.ShiftBody(
                shift.weekday(),
                WallClock.text(shift.starts()),
                WallClock.text(shift.ends()),
                shift.breaks().stream()
                        .map(pause ->
                                new CarerBody.BreakBody(WallClock.text(pause.starts()), WallClock.text(pause.ends())))
                        .toList());
    }

    private static CarerRow row(ResultSet row) throws SQLException {
        return new CarerRow(
                row.getObject("id", UUID.class),
                row.getString("state"),
                row.getString("name"),
                row.getString("unit_code"),
                row.getString("area_code"),
                List.of((String[]) row.getArray("skills").getArray()));
    }
}
