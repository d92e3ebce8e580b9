package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;

/** What carers told. Whoever writes holds the lock of the visit. */
@ApplicationScoped
class Acts {

    private final Database database;

    Acts(Database database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void insert(String visit, VisitAct act) {
        database.update(
                """
                INSERT INTO visit_act (id, visit_id, carer_id, action, at, heard_at, distance_m, tasks, note_sealed,
                                       reason_sealed, doubtful, standing, why)
                VALUES (?, ?, ?, ?, ?, ?, ?::int, ?, ?::bytea, ?::bytea, ?, ?, ?)""",
                act.id(),
                visit,
                act.carer(),
                act.act().wire(),
                act.at(),
                act.heard(),
                act.distance(),
                act.tasks(),
                act.note(),
                act.reason(),
                act.doubtful(),
                act.standing().wire(),
                act.why());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void stands(UUID act, Standing standing, @Nullable String why) {
        database.update("UPDATE visit_act SET standing = ?, why = ? WHERE id = ?", standing.wire(), why, act);
    }

    /** In the order of their own times. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<VisitAct> of(String visit) {
        return database.list("SELECT * FROM visit_act WHERE visit_id = ?", Acts::read, visit).stream()
                .sorted(VisitAct.IN_ORDER)
                .toList();
    }

    @Transactional
    Optional<String> visitOf(UUID act) {
        return database.first("SELECT visit_id FROM visit_act WHERE id = ?", row -> row.getString("visit_id"), act);
    }

    private static VisitAct read(ResultSet row) throws SQLException {
        return new VisitAct(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("carer_id", UUID.class)),
                GoingOnVisit.Act.of(row.getString("action")).orElseThrow(),
                Objects.requireNonNull(Database.instant(row, "at")),
                Objects.requireNonNull(Database.instant(row, "heard_at")),
                row.getObject("distance_m", Integer.class),
                List.of((String[]) row.getArray("tasks").getArray()),
                row.getBytes("note_sealed"),
                row.getBytes("reason_sealed"),
                row.getBoolean("doubtful"),
                Standing.read(row.getString("standing")),
                row.getString("why"));
    }
}
