package org.linli.care.offline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

/** What devices told, for the desk to read: what conflicts beside what the visit is. */
@ApplicationScoped
class ConflictingEntries {

    /**
     * What a device told, beside the visit it is about.
     *
     * @param at by the clock of the device
     * @param heardAt by ours
     * @param clockOff seconds the clock of the device was ahead when it told
     * @param doubtful it was off by more than ten minutes
     * @param basedOn version of the visit that the device had seen; 0: not told
     * @param why what is in its way: a state, or the name of a rule
     * @param hasWords it says more, which is read with the visit
     */
    @Schema(name = "DeviceEntry")
    public record EntryView(
            UUID id,
            String visit,
            String area,
            UUID carer,
            String action,
            Instant at,
            Instant heardAt,
            long clockOff,
            boolean doubtful,
            long basedOn,
            String state,
            @Nullable String why,
            boolean hasWords,
            String visitState,
            long visitVersion) {}

    private static final Set<String> STATES = Set.of("applied", "conflicting", "kept", "struck");

    private final Database database;
    private final Areas areas;

    ConflictingEntries(Database database, Areas areas) {
        this.database = database;
        this.areas = areas;
    }

    /** @throws Problem not-allowed without a posting; invalid-input */
    @Transactional
    Page<EntryView> page(
            @Nullable String area, @Nullable String state, int limit, @Nullable String after, Actor actor) {
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        AreaScope.of(actor, "desk").restrict("v.area_path", where, arguments);
        if (area != null) {
            AreaScope.within("v.area_path", areas.pathOf(area, "area"), where, arguments);
        }
        if (state != null) {
            if (!STATES.contains(state)) {
                throw Problem.invalid("state", "known-state", "没有此状态", "no such state");
            }
            where.add("a.standing = ?");
            arguments.add(state);
        }
        if (after != null) {
            Cursor cursor = Cursor.parse(after, 2);
            where.add("(a.heard_at, a.id) > (?, ?::uuid)");
            arguments.add(cursor.instant(0));
            arguments.add(cursor.text(1));
        }
        int size = Page.limit(limit);
        arguments.add(size + 1);
        return Page.of(
                database.list(
                        """
                        SELECT a.*, e.clock_off_s, e.based_on, v.area_code, v.state AS visit_state, v.version AS visit_version
                          FROM visit_act a JOIN device_entry e ON e.id = a.id JOIN visit v ON v.id = a.visit_id
                         WHERE """ + " " + String.join(" AND ", where) + " ORDER BY a.heard_at, a.id LIMIT ?",
                        ConflictingEntries::view,
                        arguments.toArray()),
                size,
                entry -> Cursor.of(entry.heardAt(), entry.id()));
    }

    /** As the desk of its area sees it. */
    @Transactional
    EntryView one(UUID id) {
        return database.first("""
                        SELECT a.*, e.clock_off_s, e.based_on, v.area_code, v.state AS visit_state, v.version AS visit_version
                          FROM visit_act a JOIN device_entry e ON e.id = a.id JOIN visit v ON v.id = a.visit_id
                         WHERE a.id = ?""", ConflictingEntries::view, id)
                .orElseThrow(() -> Problem.notFound("device entry", "该条目"));
    }

    private static EntryView view(ResultSet row) throws SQLException {
        return new EntryView(
                row.getObject("id", UUID.class),
                row.getString("visit_id"),
                row.getString("area_code"),
                row.getObject("carer_id", UUID.class),
                row.getString("action"),
                Objects.requireNonNull(Database.instant(row, "at")),
                Objects.requireNonNull(Database.instant(row, "heard_at")),
                row.getLong("clock_off_s"),
                row.getBoolean("doubtful"),
                row.getLong("based_on"),
                row.getString("standing"),
                row.getString("why"),
                row.getBytes("note_sealed") != null || row.getBytes("reason_sealed") != null,
                row.getString("visit_state"),
                row.getLong("visit_version"));
    }
}
