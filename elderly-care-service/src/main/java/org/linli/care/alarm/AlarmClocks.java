package org.linli.care.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.care.risk.RiskLevel;
import org.linli.kit.sql.Database;

/** The hours of the steps by level of risk, dated. */
@ApplicationScoped
class AlarmClocks {

    /** One hour of one step. @param every minutes to the next contact; null for the others */
    record Row(
            LocalDate validFrom,
            RiskLevel level,
            StepKind step,
            int begins,
            @Nullable Integer every) {}

    private final Database database;

    AlarmClocks(Database database) {
        this.database = database;
    }

    /** Those that count on a day of the city's zone. */
    @Transactional
    AlarmClock on(LocalDate day, RiskLevel level) {
        Map<StepKind, Integer> begins = new EnumMap<>(StepKind.class);
        int every = 0;
        for (Row row : rows("""
                 WHERE level = ? AND valid_from = (SELECT max(valid_from) FROM alarm_clock WHERE valid_from <= ?)""", level.wire(), day)) {
            begins.put(row.step(), row.begins());
            every = row.every() == null ? every : row.every();
        }
        return new AlarmClock(begins, every);
    }

    /** All that ever counted or will, the latest first. */
    @Transactional
    List<Row> all() {
        return rows("");
    }

    /** Sets them from a day on, in the place of what was set from that day. */
    @Transactional(Transactional.TxType.MANDATORY)
    void set(LocalDate validFrom, List<Row> rows) {
        // Two administrators who set the same day one after the other, not mixed.
        database.update("LOCK TABLE alarm_clock IN SHARE ROW EXCLUSIVE MODE");
        database.update("DELETE FROM alarm_clock WHERE valid_from = ?", validFrom);
        rows.forEach(row -> database.update(
                "INSERT INTO alarm_clock (valid_from, level, step, begins, every) VALUES (?, ?, ?, ?, ?::int)",
                validFrom,
                row.level().wire(),
                row.step().wire(),
                row.begins(),
                row.every()));
    }

    private List<Row> rows(String where, Object... arguments) {
        return database.list(
                "SELECT valid_from, level, step, begins, every FROM alarm_clock " + where
                        + " ORDER BY valid_from DESC, level, begins, step",
                row -> new Row(
                        Objects.requireNonNull(row.getObject("valid_from", LocalDate.class)),
                        RiskLevel.of(row.getString("level")).orElseThrow(),
                        StepKind.of(row.getString("step")).orElseThrow(),
                        row.getInt("begins"),
                        row.getObject("every", Integer.class)),
                arguments);
    }
}
