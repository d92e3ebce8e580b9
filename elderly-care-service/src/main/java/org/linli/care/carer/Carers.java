package org.linli.care.carer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** The carers, with when they work. */
@ApplicationScoped
public class Carers {

    private static final String SELECT = """
            SELECT c.id, c.version, c.state, c.subject, c.unit_code, c.skills, a.path
              FROM carer c JOIN area a ON a.code = c.area_code""";

    private final Database database;

    Carers(Database database) {
        this.database = database;
    }

    @Transactional
    public Optional<CarerRef> find(UUID id) {
        return database.first(SELECT + " WHERE c.id = ?", Carers::read, id);
    }

    /** The carer who signs in as this subject. */
    @Transactional
    public Optional<CarerRef> ofSubject(String subject) {
        return database.first(SELECT + " WHERE c.subject = ?", Carers::read, subject);
    }

    /** Nobody else changes the carer before the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<CarerRef> lock(UUID id) {
        return database.first(SELECT + " WHERE c.id = ? FOR UPDATE OF c", Carers::read, id);
    }

    /** Active carers who serve in an area, or in one above or below it. */
    @Transactional
    public List<CarerRef> serving(String areaPath) {
        return database.list(
                SELECT
                        + " WHERE c.state = 'active' AND (starts_with(? || '.', a.path || '.')"
                        + " OR starts_with(a.path || '.', ? || '.')) ORDER BY c.id",
                Carers::read,
                areaPath,
                areaPath);
    }

    /** When a carer works in an ordinary week, in the order of the week. */
    @Transactional
    public List<Shift> shifts(UUID carer) {
        List<Shift> shifts = new ArrayList<>();
        database.list(
                "SELECT weekday, pause, starts, ends FROM carer_shift WHERE carer = ? ORDER BY weekday, pause, starts",
                row -> {
                    take(shifts, row);
                    return 1;
                },
                carer);
        return shifts;
    }

    /** Absences that touch a time, by their beginning. */
    @Transactional
    public List<Absence> absences(UUID carer, Instant from, Instant to) {
        return database.list(
                """
                SELECT id, reason, begins_at, ends_at FROM carer_absence
                 WHERE carer = ? AND ends_at > ? AND begins_at < ? ORDER BY begins_at, id""",
                row -> new Absence(
                        row.getObject("id", UUID.class),
                        row.getString("reason"),
                        Objects.requireNonNull(Database.instant(row, "begins_at")),
                        Objects.requireNonNull(Database.instant(row, "ends_at"))),
                carer,
                from,
                to);
    }

    private static void take(List<Shift> shifts, ResultSet row) throws SQLException {
        int weekday = row.getInt("weekday");
        int starts = row.getInt("starts");
        int ends = row.getInt("ends");
        if (!row.getBoolean("pause")) {
            shifts.add(new Shift(weekday, starts, ends, new ArrayList<>()));
            return;
        }
        shifts.stream()
                .filter(shift -> shift.weekday() == weekday && shift.starts() <= starts && ends <= shift.ends())
                .findFirst()
                .ifPresent(shift -> shift.breaks().add(new Shift.Break(starts, ends)));
    }

    private static CarerRef read(ResultSet row) throws SQLException {
        return new CarerRef(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                CarerState.of(row.getString("state")),
                row.getString("subject"),
                row.getString("unit_code"),
                row.getString("path"),
                List.of((String[]) row.getArray("skills").getArray()));
    }
}
