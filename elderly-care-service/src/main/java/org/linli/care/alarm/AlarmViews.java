package org.linli.care.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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

/** Alarms to read: codes and times, nobody's name. */
@ApplicationScoped
class AlarmViews {

    /** @param handOverBy when dispatch gets it at the latest @param caseId the case it became, in dispatch */
    @Schema(name = "Alarm")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AlarmView(
            UUID id,
            long version,
            String state,
            String visitId,
            UUID elder,
            String area,
            String level,
            Instant raisedAt,
            Instant handOverBy,
            @Nullable Instant handedOverAt,
            @Nullable UUID caseId,
            @Nullable String outcome,
            @Nullable Instant endedAt,
            List<StepView> steps) {}

    /** @param contact place of who is called @param dueAt when it begins at the latest */
    @Schema(name = "AlarmStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepView(
            int number,
            String kind,
            @Nullable Integer contact,
            Instant dueAt,
            @Nullable Instant begunAt,
            @Nullable Instant toldAt,
            @Nullable String outcome) {}

    /** An alarm in a list. */
    @Schema(name = "AlarmInList")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AlarmRow(
            UUID id,
            String state,
            String visitId,
            UUID elder,
            String area,
            String level,
            Instant raisedAt,
            Instant handOverBy,
            @Nullable String outcome) {}

    private final Database database;
    private final Alarms alarms;
    private final AlarmSight sight;
    private final Areas areas;

    AlarmViews(Database database, Alarms alarms, AlarmSight sight, Areas areas) {
        this.database = database;
        this.alarms = alarms;
        this.sight = sight;
        this.areas = areas;
    }

    /** @throws Problem not-found, also for who may not see it */
    @Transactional
    AlarmView one(UUID id, Actor actor) {
        Alarm alarm = alarms.find(id).orElseThrow(Alarms::unknown);
        sight.requireSeen(alarm, actor);
        return new AlarmView(
                alarm.id(),
                alarm.version(),
                alarm.state().wire(),
                alarm.visitId(),
                alarm.elder(),
                alarm.areaCode(),
                alarm.level().wire(),
                alarm.raisedAt(),
                alarm.handOverBy(),
                alarm.handedOverAt(),
                alarm.caseId(),
                alarm.outcome(),
                alarm.endedAt(),
                alarms.steps(id).stream().map(AlarmViews::view).toList());
    }

    /** The latest first. @throws Problem not-allowed, invalid-input */
    @Transactional
    Page<AlarmRow> page(
            @Nullable String area, @Nullable String state, int limit, @Nullable String cursor, Actor actor) {
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        AreaScope.of(actor, AlarmTable.DESK, "duty-chief", AlarmTable.GRID_WORKER)
                .restrict("area_path", where, arguments);
        if (area != null) {
            AreaScope.within("area_path", areas.pathOf(area, "area"), where, arguments);
        }
        if (state != null) {
            where.add("state = ?");
            arguments.add(AlarmState.of(state)
                    .orElseThrow(() -> Problem.invalid("state", "known-state", "没有此状态", "no such state"))
                    .wire());
        }
        if (cursor != null) {
            Cursor after = Cursor.parse(cursor, 2);
            where.add("(raised_at, id::text) < (?, ?)");
            arguments.add(after.instant(0));
            arguments.add(after.text(1));
        }
        int size = Page.limit(limit);
        arguments.add(size + 1);
        return Page.of(
                database.list(
                        "SELECT " + Alarms.COLUMNS + " FROM alarm WHERE " + String.join(" AND ", where)
                                + " ORDER BY raised_at DESC, id::text DESC LIMIT ?",
                        row -> row(Alarms.read(row)),
                        arguments.toArray()),
                size,
                row -> Cursor.of(row.raisedAt(), row.id()));
    }

    static StepView view(AlarmStep step) {
        return new StepView(
                step.number(),
                step.kind().wire(),
                step.contact(),
                step.dueAt(),
                step.begunAt(),
                step.toldAt(),
                step.outcome());
    }

    private static AlarmRow row(Alarm alarm) {
        return new AlarmRow(
                alarm.id(),
                alarm.state().wire(),
                alarm.visitId(),
                alarm.elder(),
                alarm.areaCode(),
                alarm.level().wire(),
                alarm.raisedAt(),
                alarm.handOverBy(),
                alarm.outcome());
    }
}
