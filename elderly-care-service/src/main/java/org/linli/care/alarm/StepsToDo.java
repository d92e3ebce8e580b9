package org.linli.care.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
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

    private final Database database;

    StepsToDo(Database database) {
        this.database = database;
    }

    /** Those the actor does: the carer at their doors, the grid worker of the grid, the desk the calls of its areas. */
    @Transactional
    Page<ToDo> of(Actor actor, int limit, @Nullable String cursor) {
        List<String> mine = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        if (actor.has(AlarmTable.CARER)) {
            mine.add("(s.kind IN ('second-knock', 'call') AND a.carer_subject = ?)");
            arguments.add(actor.subject());
        }
        within(mine, arguments, actor.areaPaths(AlarmTable.GRID_WORKER), "s.kind = 'grid-worker'");
        // What nobody at the door can do is the desk's too.
        within(
                mine,
                arguments,
                actor.areaPaths(AlarmTable.DESK),
                "(s.kind = 'contact' OR s.kind IN ('second-knock', 'call') AND a.carer_subject IS NULL)");
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

    private static void within(List<String> mine, List<Object> arguments, Set<String> paths, String kinds) {
        for (String path : paths) {
            mine.add("(" + kinds + " AND starts_with(a.area_path || '.', ?))");
            arguments.add(path + ".");
        }
    }
}
