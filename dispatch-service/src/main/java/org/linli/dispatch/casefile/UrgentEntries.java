package org.linli.dispatch.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;

/** What is heard of alarms that became cases, or will. */
@ApplicationScoped
public class UrgentEntries {

    /** What became of whom an alarm was about, as elderly care says after the handing over. */
    public record Ended(String outcome, Instant at) {}

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Database database;
    private final ZoneId zone;

    UrgentEntries(Database database, CityTime.Settings city) {
        this.database = database;
        this.zone = city.zone();
    }

    /**
     * Keeps everybody else from opening a case of the alarm until the transaction ends.
     *
     * @return false when it has its case
     */
    boolean claim(UUID alarm) {
        database.update("INSERT INTO urgent_entry (alarm_id) VALUES (?) ON CONFLICT DO NOTHING", alarm);
        return database.first(
                        "SELECT case_id FROM urgent_entry WHERE alarm_id = ? FOR UPDATE",
                        row -> row.getObject("case_id") == null,
                        alarm)
                .orElseThrow();
    }

    void opened(UUID alarm, UUID caseId) {
        database.update("UPDATE urgent_entry SET case_id = ? WHERE alarm_id = ?", caseId, alarm);
    }

    /** A number for a case that no report began: the day it began, then a running figure. */
    String number(Instant begun) {
        long figure = database.first("SELECT nextval('urgent_number') AS n", row -> row.getLong("n"))
                .orElseThrow();
        return DAY.format(begun.atZone(zone).toLocalDate()) + "-" + figure;
    }

    /** Keeps the first end that is heard. @return false when one was heard before */
    boolean end(UUID alarm, Ended ended) {
        return database.update("""
                        INSERT INTO urgent_entry AS e (alarm_id, outcome, ended_at) VALUES (?, ?, ?)
                        ON CONFLICT (alarm_id) DO UPDATE SET outcome = EXCLUDED.outcome, ended_at = EXCLUDED.ended_at
                         WHERE e.outcome IS NULL""", alarm, ended.outcome(), ended.at()) == 1;
    }

    Optional<UUID> caseOf(UUID alarm) {
        return database.first(
                "SELECT case_id FROM urgent_entry WHERE alarm_id = ? AND case_id IS NOT NULL",
                row -> Objects.requireNonNull(row.getObject("case_id", UUID.class)),
                alarm);
    }

    /** How the alarm of a case ended, if elderly care said so. */
    public Optional<Ended> endOf(UUID alarm) {
        return database.first(
                "SELECT outcome, ended_at FROM urgent_entry WHERE alarm_id = ? AND outcome IS NOT NULL",
                row -> new Ended(row.getString("outcome"), Objects.requireNonNull(Database.instant(row, "ended_at"))),
                alarm);
    }
}
