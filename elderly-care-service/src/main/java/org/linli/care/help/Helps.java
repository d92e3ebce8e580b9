package org.linli.care.help;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.care.visit.VisitRef;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** The helps. Whoever changes one holds the lock of its visit, which is taken first. */
@ApplicationScoped
class Helps {

    private final Database database;
    private final ObjectMapper json;

    Helps(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Transactional
    Optional<Help> find(String visitId) {
        return database.first("SELECT * FROM help WHERE visit_id = ?", this::read, visitId);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void insert(Help help, VisitRef of) {
        database.update(
                """
                INSERT INTO help (visit_id, version, state, skills, places, minutes, urgency, wanted_at, begins_at, ends_at)
                VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?)""",
                help.visitId(),
                help.state().wire(),
                text(help.skills()),
                help.places(),
                help.minutes(),
                help.urgency(),
                help.wantedAt(),
                of.beginsAt(),
                of.endsAt());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void move(String visitId, HelpState to, @Nullable String reasonCode, @Nullable Integer servedMinutes, Instant now) {
        database.update(
                """
                UPDATE help SET version = version + 1, state = ?, reason_code = ?, served_minutes = ?::int,
                       served_at = CASE WHEN ? THEN ? ELSE served_at END, ended_at = CASE WHEN ? THEN ?::timestamptz END
                 WHERE visit_id = ?""", to.wire(), reasonCode, servedMinutes, to == HelpState.SERVED, now, to.ended(), now, visitId);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void heard(String visitId, long needVersion) {
        database.update("UPDATE help SET need_version = ? WHERE visit_id = ?", needVersion, visitId);
    }

    /** Served so long ago that nobody will say any more whether it was done. */
    @Transactional
    List<String> unanswered(Instant servedBefore, int most) {
        return ids("""
                SELECT visit_id FROM help WHERE state = 'served' AND served_at <= ? ORDER BY served_at, visit_id LIMIT ?""", servedBefore, most);
    }

    /** Still asked for, although the visit is no draft any more, was not missed either, and nobody stands at its door. */
    @Transactional
    List<String> needless(int most) {
        return ids("""
                SELECT h.visit_id FROM help h JOIN visit v ON v.id = h.visit_id
                 WHERE h.state IN ('wanted', 'claimed') AND v.state NOT IN ('draft', 'missed', 'no-answer')
                 ORDER BY h.visit_id LIMIT ?""", most);
    }

    /** Asked for at a time, or for as long, as the draft is not planned for any more. */
    @Transactional
    List<String> moved(int leastMinutes, int most) {
        return ids("""
                SELECT h.visit_id FROM help h JOIN visit v ON v.id = h.visit_id
                 WHERE h.state IN ('wanted', 'claimed') AND v.state = 'draft' AND h.begins_at IS NOT NULL
                   AND (v.begins_at <> h.begins_at OR v.ends_at <> h.ends_at OR greatest(v.minutes, ?) <> h.minutes)
                 ORDER BY h.visit_id LIMIT ?""", leastMinutes, most);
    }

    static Problem none() {
        return Problem.notFound("help", "该次服务的求助");
    }

    private List<String> ids(String sql, Object... arguments) {
        return database.list(sql, row -> row.getString("visit_id"), arguments);
    }

    private Help read(ResultSet row) throws SQLException {
        return new Help(
                row.getString("visit_id"),
                row.getLong("version"),
                HelpState.read(row.getString("state")),
                groups(row.getString("skills")),
                row.getInt("places"),
                row.getInt("minutes"),
                row.getString("urgency"),
                Objects.requireNonNull(Database.instant(row, "wanted_at")),
                Database.instant(row, "served_at"),
                Database.instant(row, "ended_at"),
                row.getString("reason_code"),
                row.getObject("served_minutes", Integer.class),
                row.getLong("need_version"));
    }

    private String text(List<List<String>> groups) {
        try {
            return json.writeValueAsString(groups);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<List<String>> groups(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException notWrittenHere) {
            throw new IllegalStateException(notWrittenHere);
        }
    }
}
