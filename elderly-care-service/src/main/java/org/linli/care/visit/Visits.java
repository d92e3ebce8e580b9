package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** The table of visits. Whoever changes one holds its lock; saving writes the whole of it. */
@ApplicationScoped
public class Visits {

    private static final String SELECT = "SELECT * FROM visit WHERE id = ?";

    private final Database database;

    Visits(Database database) {
        this.database = database;
    }

    @Transactional
    public Optional<VisitRef> find(String id) {
        return read(id, SELECT).map(VisitRef::of);
    }

    /** Nobody else changes it before the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<VisitRef> lock(String id) {
        return read(id, SELECT + " FOR UPDATE").map(VisitRef::of);
    }

    /** What to answer about a visit that is not there, or that the caller may not see. */
    public static Problem unknown() {
        return Problem.notFound("visit", "该次上门服务");
    }

    @Transactional
    Optional<Visit> whole(String id) {
        return read(id, SELECT);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Visit> locked(String id) {
        return read(id, SELECT + " FOR UPDATE");
    }

    /** @param lookAt when time does the next thing to it */
    @Transactional(Transactional.TxType.MANDATORY)
    void save(Visit visit, @Nullable Instant lookAt) {
        database.update(
                """
                UPDATE visit SET version = ?, state = ?, at_risk_since = ?::timestamptz, reason_code = ?, look_at = ?::timestamptz,
                       told = told OR ?
                 WHERE id = ?""",
                visit.version(),
                visit.state().wire(),
                visit.atRiskSince(),
                visit.reasonCode(),
                lookAt,
                visit.told(),
                visit.id());
        for (VisitPart part : visit.parts()) {
            save(visit.id(), part);
        }
    }

    /** They were to come: what they tell late is kept whoever comes since. */
    @Transactional(Transactional.TxType.MANDATORY)
    void given(Visit visit) {
        for (VisitPart part : visit.parts()) {
            database.update(
                    "INSERT INTO visit_given (visit_id, carer_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    visit.id(),
                    part.carer());
        }
    }

    @Transactional
    boolean everGivenTo(String visit, UUID carer) {
        return database.first("SELECT 1 FROM visit_given WHERE visit_id = ? AND carer_id = ?", row -> 1, visit, carer)
                .isPresent();
    }

    /** Nobody is to come any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    void clear(Visit visit) {
        visit.parts(List.of());
        database.update("DELETE FROM visit_part WHERE visit_id = ?", visit.id());
    }

    private void save(String visit, VisitPart part) {
        database.update(
                """
                INSERT INTO visit_part (visit_id, part, carer_id, planned_at, set_out_at, arrived_at, finished_at, heard_at,
                                        distance_m, tasks, note_sealed, doubtful)
                VALUES (?, ?, ?::uuid, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::int,
                        ?, ?::bytea, ?)
                ON CONFLICT (visit_id, part) DO UPDATE
                   SET carer_id = EXCLUDED.carer_id, planned_at = EXCLUDED.planned_at, set_out_at = EXCLUDED.set_out_at,
                       arrived_at = EXCLUDED.arrived_at, finished_at = EXCLUDED.finished_at, heard_at = EXCLUDED.heard_at,
                       distance_m = EXCLUDED.distance_m, tasks = EXCLUDED.tasks, note_sealed = EXCLUDED.note_sealed,
                       doubtful = EXCLUDED.doubtful""",
                visit,
                part.number(),
                part.carer(),
                part.plannedAt(),
                part.setOutAt(),
                part.arrivedAt(),
                part.finishedAt(),
                part.heardAt(),
                part.distance(),
                part.tasks(),
                part.note(),
                part.doubtful());
    }

    private Optional<Visit> read(String id, String sql) {
        return database.first(sql, row -> visit(row, parts(id)), id);
    }

    private List<VisitPart> parts(String id) {
        return database.list(
                "SELECT * FROM visit_part WHERE visit_id = ? ORDER BY part",
                row -> new VisitPart(
                        row.getInt("part"),
                        row.getObject("carer_id", UUID.class),
                        Database.instant(row, "planned_at"),
                        Database.instant(row, "set_out_at"),
                        Database.instant(row, "arrived_at"),
                        Database.instant(row, "finished_at"),
                        Database.instant(row, "heard_at"),
                        row.getObject("distance_m", Integer.class),
                        List.of((String[]) row.getArray("tasks").getArray()),
                        row.getBytes("note_sealed"),
                        row.getBoolean("doubtful")),
                id);
    }

    private static Visit visit(ResultSet row, List<VisitPart> parts) throws SQLException {
        return new Visit(
                terms(row),
                row.getString("area_code"),
                row.getString("area_path"),
                row.getLong("version"),
                VisitState.read(row.getString("state")),
                Database.instant(row, "at_risk_since"),
                row.getString("reason_code"),
                parts);
    }

    private static Draft terms(ResultSet row) throws SQLException {
        return new Draft(
                row.getString("id"),
                Objects.requireNonNull(row.getObject("elder_id", UUID.class)),
                row.getObject("item_id", UUID.class),
                row.getObject("series", UUID.class),
                row.getObject("rule_day", LocalDate.class),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                row.getString("kind"),
                Objects.requireNonNull(Database.instant(row, "begins_at")),
                Objects.requireNonNull(Database.instant(row, "ends_at")),
                row.getInt("minutes"),
                List.of((String[]) row.getArray("skills").getArray()),
                row.getInt("carers"),
                Coupling.read(
                                row.getString("coupling"),
                                row.getObject("gap_least", Integer.class),
                                row.getObject("gap_most", Integer.class))
                        .orElse(null),
                row.getObject("preferred_carer", UUID.class),
                Database.instant(row, "preferred_from"),
                Database.instant(row, "preferred_to"),
                row.getObject("package_id", UUID.class),
                row.getString("unit_code"));
    }
}
