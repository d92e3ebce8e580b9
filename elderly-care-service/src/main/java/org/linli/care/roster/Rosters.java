package org.linli.care.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** The table of rosters. */
@ApplicationScoped
class Rosters {

    private final Database database;
    private final ObjectMapper json;

    Rosters(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    static Problem unknown() {
        return Problem.notFound("roster", "该排班");
    }

    @Transactional
    Optional<Roster> find(UUID id) {
        return database.first("SELECT * FROM roster WHERE id = ?", this::read, id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Roster> lock(UUID id) {
        return database.first("SELECT * FROM roster WHERE id = ? FOR UPDATE", this::read, id);
    }

    /** @return false when another roster of this area and day is at work */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean insert(Roster roster, String by) {
        return database.update(
                        """
                        INSERT INTO roster (id, version, told, state, area_code, area_path, day, cause, improves, seed, iterations, seconds,
                                            asked_by, asked_at, beat_at, best, unplanned, score, reasons, taken)
                        VALUES (?, 1, 0, ?, ?, ?, ?, ?, ?::uuid, ?, ?::bigint, ?::int, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?::jsonb, ?)
                        ON CONFLICT (area_code, day) WHERE state = 'planning' DO NOTHING""",
                        roster.id(),
                        roster.state().wire(),
                        roster.area(),
                        roster.areaPath(),
                        roster.day(),
                        roster.cause(),
                        roster.improves(),
                        roster.seed(),
                        roster.iterations(),
                        roster.seconds(),
                        by,
                        roster.askedAt(),
                        roster.askedAt(),
                        written(roster.best()),
                        roster.unplanned(),
                        written(roster.score()),
                        written(roster.reasons()),
                        roster.improves() == null)
                == 1;
    }

    /** What was found so far. */
    record Found(
            Map<String, Proposal> best,
            List<String> unplanned,
            Map<String, Long> score,
            Map<String, Long> bound,
            double done,
            long tried,
            long millis,
            Map<String, String> reasons) {}

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(UUID id, Found found, Instant at) {
        database.update(
                """
                UPDATE roster SET best = ?::jsonb, unplanned = ?, score = ?::jsonb, bound = ?::jsonb, done = ?, tried = ?,
                       millis = ?, reasons = ?::jsonb, beat_at = ?
                 WHERE id = ?""",
                written(found.best()),
                found.unplanned(),
                written(found.score()),
                written(found.bound()),
                found.done(),
                found.tried(),
                found.millis(),
                written(found.reasons()),
                at,
                id);
    }

    /** How far the search is; the plan itself is kept when it ends. @return whether to stop */
    @Transactional
    boolean beat(
            UUID id,
            Map<String, Long> score,
            Map<String, Long> bound,
            double done,
            long tried,
            long millis,
            Instant at) {
        return database.first(
                        """
                        UPDATE roster SET score = ?::jsonb, bound = ?::jsonb, done = ?, tried = ?, millis = ?, beat_at = ?
                         WHERE id = ? AND state = 'planning' RETURNING stop""", row -> row.getBoolean("stop"), written(score), written(bound), done, tried, millis, at, id)
                .orElse(true);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void become(UUID id, RosterState state, @Nullable Instant endedAt) {
        database.update(
                "UPDATE roster SET version = version + 1, state = ?, ended_at = ?::timestamptz WHERE id = ?",
                state.wire(),
                endedAt,
                id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void stop(UUID id) {
        database.update("UPDATE roster SET version = version + 1, stop = true WHERE id = ?", id);
    }

    /** @return version of its next event */
    @Transactional(Transactional.TxType.MANDATORY)
    long nextTold(UUID id) {
        return database.first(
                        "UPDATE roster SET told = told + 1 WHERE id = ? RETURNING told", row -> row.getLong("told"), id)
                .orElseThrow(Rosters::unknown);
    }

    /** The repair of an area's day that was made last. */
    @Transactional
    Optional<Roster> lastRepair(String areaPath, LocalDate day) {
        return database.first("""
                SELECT * FROM roster WHERE area_path = ? AND day = ? AND cause = 'absence' ORDER BY asked_at DESC, id DESC LIMIT 1""", this::read, areaPath, day);
    }

    /** The improvement that waits longest to be begun is the caller's. */
    @Transactional
    Optional<UUID> take(Instant now) {
        return database.first("""
                UPDATE roster SET taken = true, beat_at = ?
                 WHERE id = (SELECT id FROM roster WHERE NOT taken AND state = 'planning'
                              ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING id""", row -> row.getObject("id", UUID.class), now);
    }

    /** Whose process was not heard of since. */
    @Transactional
    List<UUID> silentSince(Instant since) {
        return database.list(
                "SELECT id FROM roster WHERE state = 'planning' AND taken AND beat_at < ? ORDER BY beat_at LIMIT 20",
                row -> row.getObject("id", UUID.class),
                since);
    }

    Roster read(ResultSet row) throws SQLException {
        return new Roster(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getLong("version"),
                RosterState.read(row.getString("state")),
                row.getString("area_code"),
                row.getString("area_path"),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                row.getString("cause"),
                row.getObject("improves", UUID.class),
                row.getLong("seed"),
                row.getObject("iterations", Long.class),
                row.getObject("seconds", Integer.class),
                row.getBoolean("stop"),
                Objects.requireNonNull(Database.instant(row, "asked_at")),
                opened(row.getString("best"), new TypeReference<Map<String, Proposal>>() {}),
                List.of((String[]) row.getArray("unplanned").getArray()),
                opened(row.getString("score"), new TypeReference<Map<String, Long>>() {}),
                opened(row.getString("bound"), new TypeReference<Map<String, Long>>() {}),
                Objects.requireNonNullElse(
                        opened(row.getString("reasons"), new TypeReference<Map<String, String>>() {}), Map.of()),
                row.getDouble("done"),
                row.getLong("tried"),
                row.getLong("millis"));
    }

    private <T> @Nullable T opened(@Nullable String stored, TypeReference<T> type) {
        try {
            return stored == null ? null : json.readValue(stored, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("roster holds what was not written by this service", broken);
        }
    }

    private @Nullable String written(@Nullable Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
