package org.linli.volunteer.backentry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;

/** The table of back entries. */
@ApplicationScoped
class BackEntries {

    static final String SELECT = """
            SELECT b.id, b.version, b.state, b.person, p.name, b.area, a.path, b.community, b.work_unit, b.kind, b.day,
                   b.minutes, b.reason, b.idempotency_key, b.entered_by, b.entered_area, b.entered_at, b.decided_by,
                   b.decided_area, b.decided_at, b.decision_reason
              FROM back_entry b JOIN person p ON p.id = b.person JOIN area a ON a.code = b.area
            """;

    private final Database database;
    private final ZoneId zone;

    BackEntries(Database database, CityTime.Settings city) {
        this.database = database;
        this.zone = city.zone();
    }

    /** @throws Problem not-found */
    @Transactional
    BackEntry byId(UUID id) {
        return database.first(SELECT + " WHERE b.id = ?", BackEntries::read, id).orElseThrow(BackEntries::unknown);
    }

    /** Kept from everybody else until the transaction ends. @throws Problem not-found */
    @Transactional(Transactional.TxType.MANDATORY)
    BackEntry locked(UUID id) {
        return database.first(SELECT + " WHERE b.id = ? FOR UPDATE OF b", BackEntries::read, id)
                .orElseThrow(BackEntries::unknown);
    }

    /** What somebody entered under a key of theirs. */
    @Transactional
    Optional<BackEntry> under(String enteredBy, String key) {
        return database.first(
                SELECT + " WHERE b.entered_by = ? AND b.idempotency_key = ?", BackEntries::read, enteredBy, key);
    }

    /** @return false when something was entered under the key meanwhile */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean insert(BackEntry entry) {
        return database.update(
                        """
                        INSERT INTO back_entry (id, version, state, person, area, community, work_unit, kind, day, minutes,
                                                reason, idempotency_key, entered_by, entered_area, entered_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (entered_by, idempotency_key) DO NOTHING""",
                        entry.id(),
                        entry.version(),
                        entry.state().wire(),
                        entry.person(),
                        entry.area(),
                        entry.community(),
                        entry.workUnit(),
                        entry.kind(),
                        entry.day(),
                        entry.minutes(),
                        entry.reason(),
                        entry.key(),
                        entry.entered().subject(),
                        entry.entered().area(),
                        entry.entered().at())
                == 1;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void decided(UUID id, BackEntryState state, BackEntry.Hand by, @Nullable String reason) {
        database.update("""
                UPDATE back_entry
                   SET version = version + 1, state = ?, decided_by = ?, decided_area = ?, decided_at = ?,
                       decision_reason = ?
                 WHERE id = ?""", state.wire(), by.subject(), by.area(), by.at(), reason, id);
    }

    /**
     * Minutes of a day that somebody has already: of services that are over, whether booked yet or not, of the one they
     * are at, as many as it counts, and of other back entries. The caller holds the person's lock, so that two entries never both find the last room.
     *
     * @param proposed whether entries count that nobody has decided yet
     */
    @Transactional(Transactional.TxType.MANDATORY)
    int minutesOf(UUID person, LocalDate day, @Nullable UUID butNot, boolean proposed) {
        return database.first(
                        """
                        SELECT coalesce(sum(minutes), 0) AS minutes FROM (
                          SELECT CASE c.state WHEN 'CHECKED_IN' THEN n.minutes ELSE c.minutes END AS minutes
                            FROM claim c JOIN need n ON n.id = c.need_id
                           WHERE c.person_id = ?
                             AND c.state IN ('CHECKED_IN', 'CHECKED_OUT', 'ATTESTED', 'DISPUTED', 'RECORDED')
                             AND c.checked_in_at >= ? AND c.checked_in_at < ?
                          UNION ALL
                          SELECT minutes FROM back_entry
                           WHERE person = ? AND day = ? AND id IS DISTINCT FROM ?::uuid
                             AND (state = 'booked' OR state = 'proposed' AND ?)) AS counted""",
                        row -> row.getInt("minutes"),
                        person,
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant(),
                        person,
                        day,
                        butNot,
                        proposed)
                .orElse(0);
    }

    static BackEntry read(ResultSet row) throws SQLException {
        return new BackEntry(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                BackEntryState.of(row.getString("state")),
                row.getObject("person", UUID.class),
                row.getString("name"),
                row.getString("area"),
                row.getString("path"),
                row.getString("community"),
                row.getString("work_unit"),
                row.getString("kind"),
                row.getObject("day", LocalDate.class),
                row.getInt("minutes"),
                row.getString("reason"),
                row.getString("idempotency_key"),
                Objects.requireNonNull(hand(row, "entered")),
                hand(row, "decided"),
                row.getString("decision_reason"));
    }

    private static BackEntry.@Nullable Hand hand(ResultSet row, String done) throws SQLException {
        Instant at = Database.instant(row, done + "_at");
        return at == null ? null : new BackEntry.Hand(row.getString(done + "_by"), row.getString(done + "_area"), at);
    }

    static Problem unknown() {
        return Problem.notFound("back entry", "该补录");
    }
}
