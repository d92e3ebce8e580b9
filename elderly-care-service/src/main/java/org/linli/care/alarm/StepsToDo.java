package org.linli.care.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;

/** Steps that have begun and that somebody has still to tell of. */
@ApplicationScoped
class StepsToDo {

    /** @param contact place of who is called; who that is stands in the alarm's matter */
    @Schema(name = "AlarmStepToDo")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ToDo(
            UUID alarm,
            int number,
            String kind,
            @Nullable Integer contact,
            String area,
            String level,
            Instant dueAt,
            Instant handOverBy) {}

    /** How long dispatch may take to open the case before the desk is told that it has not. */
    private static final Duration CASE_OPENS_WITHIN = Duration.ofMinutes(5);

    private static final String OF_DESK = """
            (s.kind = 'contact'
             OR s.kind IN ('second-knock', 'call') AND a.carer_subject IS NULL
             OR s.kind = 'urgent-case' AND s.begun_at <= ?
             OR s.kind = 'grid-worker'
                AND NOT EXISTS (SELECT 1 FROM posting p JOIN area x ON x.code = p.area
                                 WHERE p.role = 'grid-worker' AND NOT p.retired AND p.first_day <= ?
                                   AND (p.last_day IS NULL OR p.last_day >= ?)
                                   AND starts_with(a.area_path || '.', x.path || '.')))""";

    private final Database database;
    private final Clock clock;
    private final CityTime.Settings city;

    StepsToDo(Database database, Clock clock, CityTime.Settings city) {
        this.database = database;
        this.clock = clock;
        this.city = city;
    }

    /**
     * Those the actor does: the carer or volunteer at their doors, the grid worker of the grid; the desk the calls of its areas, and what
     * would be left undone: knocking where no grid worker is posted, and a case that dispatch has not opened.
     */
    @Transactional
    Page<ToDo> of(Actor actor, int limit, @Nullable String cursor) {
        List<String> mine = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        if (actor.has(AlarmTable.CARER) || actor.has(AlarmTable.VOLUNTEER)) {
            mine.add("(s.kind IN ('second-knock', 'call') AND a.carer_subject = ?)");
            arguments.add(actor.subject());
        }
        within(mine, arguments, actor.areaPaths(AlarmTable.GRID_WORKER), "s.kind = 'grid-worker'");
        Instant now = clock.instant();
        LocalDate today = now.atZone(city.zone()).toLocalDate();
        within(mine, arguments, actor.areaPaths(AlarmTable.DESK), OF_DESK, now.minus(CASE_OPENS_WITHIN), today, today);
        if (mine.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        String after = "";
        if (cursor != null) {
            Cursor last = Cursor.parse(cursor, 3);
            after = " AND (s.due_at, s.alarm::text, s.number) > (?, ?, ?)";
            arguments.add(last.instant(0));
            arguments.add(last.text(1));
            arguments.add((int) last.number(2));
        }
        int size = Page.limit(limit);
        arguments.add(size + 1);
        return Page.of(
                database.list(
                        "SELECT s.alarm, s.number, s.kind, s.contact, s.due_at, a.area_code, a.level, a.hand_over_by"
                                + " FROM alarm_step s JOIN alarm a ON a.id = s.alarm"
                                + " WHERE s.begun_at IS NOT NULL AND NOT s.over AND (" + String.join(" OR ", mine) + ")"
                                + after + " ORDER BY s.due_at, s.alarm::text, s.number LIMIT ?",
                        row -> new ToDo(
                                row.getObject("alarm", UUID.class),
                                row.getInt("number"),
                                row.getString("kind"),
                                row.getObject("contact", Integer.class),
                                row.getString("area_code"),
                                row.getString("level"),
                                Objects.requireNonNull(Database.instant(row, "due_at")),
                                Objects.requireNonNull(Database.instant(row, "hand_over_by"))),
                        arguments.toArray()),
                size,
                step -> Cursor.of(step.dueAt(), step.alarm(), step.number()));
    }

    private static void within(
            List<String> mine, List<Object> arguments, Set<String> paths, String kinds, Object... ofKinds) {
        for (String path : paths) {
            mine.add("(" + kinds + " AND starts_with(a.area_path || '.', ?))");
            arguments.addAll(List.of(ofKinds));
            arguments.add(path + ".");
        }
    }
}
