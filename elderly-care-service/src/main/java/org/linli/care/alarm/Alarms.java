package org.linli.care.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.risk.RiskLevel;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.trace.TraceParent;

/** The alarms and their steps. Whoever changes one takes it from here locked. */
@ApplicationScoped
class Alarms {

    static final String COLUMNS = """
            id, version, state, visit_id, elder, area_code, area_path, level, carer_subject, raised_at, hand_over_by,
            handed_over_at, case_id, outcome, ended_at""";

    private final Database database;

    Alarms(Database database) {
        this.database = database;
    }

    @Transactional
    Optional<Alarm> find(UUID id) {
        return database.first("SELECT " + COLUMNS + " FROM alarm WHERE id = ?", Alarms::read, id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Alarm> lock(UUID id) {
        return database.first("SELECT " + COLUMNS + " FROM alarm WHERE id = ? FOR UPDATE", Alarms::read, id);
    }

    /** The one whose door is still shut: one that was opened since is not looked for. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Alarm> lockOfVisit(String visitId) {
        return database.first(
                "SELECT " + COLUMNS + " FROM alarm WHERE visit_id = ? AND opened_at IS NULL FOR UPDATE",
                Alarms::read,
                visitId);
    }

    /** Kept from everybody else; empty while somebody is at it, who does what is due or leaves it to the next look. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Alarm> lockIfFree(UUID id) {
        return database.first(
                "SELECT " + COLUMNS + " FROM alarm WHERE id = ? FOR UPDATE SKIP LOCKED", Alarms::read, id);
    }

    /** Whether the door of a visit was opened after it stayed shut at a time: then nobody waits behind it since then. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean openedSince(String visitId, Instant shut) {
        return database.first("SELECT 1 FROM alarm WHERE visit_id = ? AND opened_at >= ?", row -> true, visitId, shut)
                .isPresent();
    }

    /** The door was opened: when it stays shut again, that is another alarm. */
    @Transactional(Transactional.TxType.MANDATORY)
    void opened(UUID alarm, Instant at) {
        database.update("UPDATE alarm SET opened_at = ? WHERE id = ?", at, alarm);
    }

    /** @return false when the visit has an alarm, and its door was not opened since */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean insert(Alarm alarm, List<AlarmClock.Step> steps) {
        int anew = database.update(
                """
                INSERT INTO alarm (id, version, state, visit_id, elder, area_code, area_path, level, carer_subject, raised_at,
                                   hand_over_by, traceparent)
                VALUES (?, 1, 'open', ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (visit_id) WHERE opened_at IS NULL DO NOTHING""",
                alarm.id(),
                alarm.visitId(),
                alarm.elder(),
                alarm.areaCode(),
                alarm.areaPath(),
                alarm.level().wire(),
                alarm.carerSubject(),
                alarm.raisedAt(),
                alarm.handOverBy(),
                TraceParent.current());
        if (anew == 0) {
            return false;
        }
        steps.forEach(step -> database.update(
                "INSERT INTO alarm_step (alarm, number, kind, contact, due_at) VALUES (?, ?, ?, ?::int, ?)",
                alarm.id(),
                step.number(),
                step.kind().wire(),
                step.contact(),
                step.dueAt()));
        return true;
    }

    /** Of whoever told that the door stayed shut: what becomes of the alarm goes on in its trace, hours later too. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<String> traceparent(UUID alarm) {
        return database.first(
                "SELECT traceparent FROM alarm WHERE id = ? AND traceparent IS NOT NULL",
                row -> row.getString("traceparent"),
                alarm);
    }

    /** Alarms with a step whose hour has come and which has not begun, the longest due first. */
    @Transactional
    List<UUID> due(Instant now, int most) {
        return database.list("""
                SELECT s.alarm FROM alarm_step s JOIN alarm a ON a.id = s.alarm
                 WHERE s.begun_at IS NULL AND NOT s.over AND s.due_at <= ?
                   AND (a.put_off_until IS NULL OR a.put_off_until <= ?)
                 GROUP BY s.alarm ORDER BY min(s.due_at), s.alarm LIMIT ?""", row -> row.getObject("alarm", UUID.class), now, now, most);
    }

    /** Not to be looked at by the clock before. Whoever tells of it does so all the same. */
    @Transactional
    void putOff(UUID alarm, Instant until) {
        database.update("UPDATE alarm SET put_off_until = ? WHERE id = ?", until, alarm);
    }

    /** In their order. */
    @Transactional
    List<AlarmStep> steps(UUID alarm) {
        return database.list("""
                SELECT number, kind, contact, due_at, begun_at, told_at, outcome FROM alarm_step
                 WHERE alarm = ? ORDER BY number""", Alarms::step, alarm);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void begin(UUID alarm, int number, Instant now) {
        database.update(
                "UPDATE alarm_step SET begun_at = ? WHERE alarm = ? AND number = ? AND begun_at IS NULL",
                now,
                alarm,
                number);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void told(UUID alarm, int number, String outcome, byte @Nullable [] words, Instant now) {
        database.update("""
                UPDATE alarm_step SET told_at = ?, outcome = ?, words_sealed = ?::bytea, over = true
                 WHERE alarm = ? AND number = ?""", now, outcome, words, alarm, number);
    }

    /** The version grows. The step of the case is over when dispatch has opened it, and not before. */
    @Transactional(Transactional.TxType.MANDATORY)
    void handedOver(UUID alarm, Instant now) {
        database.update(
                "UPDATE alarm SET version = version + 1, state = 'handed-over', handed_over_at = ? WHERE id = ?",
                now,
                alarm);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void ended(UUID alarm, String outcome, byte @Nullable [] words, Instant now) {
        database.update("""
                UPDATE alarm SET version = version + 1, state = 'ended', outcome = ?, words_sealed = ?::bytea, ended_at = ?
                 WHERE id = ?""", outcome, words, now, alarm);
        database.update("UPDATE alarm_step SET over = true WHERE alarm = ?", alarm);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void changed(UUID alarm) {
        database.update("UPDATE alarm SET version = version + 1 WHERE id = ?", alarm);
    }

    static Problem unknown() {
        return Problem.notFound("alarm", "该报警");
    }

    static Alarm read(ResultSet row) throws SQLException {
        return new Alarm(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                AlarmState.of(row.getString("state")).orElseThrow(),
                row.getString("visit_id"),
                row.getObject("elder", UUID.class),
                row.getString("area_code"),
                row.getString("area_path"),
                RiskLevel.of(row.getString("level")).orElseThrow(),
                row.getString("carer_subject"),
                Objects.requireNonNull(Database.instant(row, "raised_at")),
                Objects.requireNonNull(Database.instant(row, "hand_over_by")),
                Database.instant(row, "handed_over_at"),
                row.getObject("case_id", UUID.class),
                row.getString("outcome"),
                Database.instant(row, "ended_at"));
    }

    static AlarmStep step(ResultSet row) throws SQLException {
        return new AlarmStep(
                row.getInt("number"),
                StepKind.of(row.getString("kind")).orElseThrow(),
                row.getObject("contact", Integer.class),
                Objects.requireNonNull(Database.instant(row, "due_at")),
                Database.instant(row, "begun_at"),
                Database.instant(row, "told_at"),
                row.getString("outcome"));
    }
}
