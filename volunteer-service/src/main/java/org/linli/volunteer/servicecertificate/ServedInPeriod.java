package org.linli.volunteer.servicecertificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;

/** Counts what was recorded of a person in a period; what earned minutes that were reversed is not counted. */
@ApplicationScoped
class ServedInPeriod {

    /** Of one evidence grade; {@code back}: entered afterwards. */
    private record Part(String grade, int services, int minutes) {}

    /** What was found. */
    record Sums(
            int services, int minutes, Map<String, Integer> minutesByGrade, int backEntries, int backEnteredMinutes) {}

    private static final String BACK = "back";
    private static final int HIGHEST_GRADE = 4;

    private final Database database;
    private final ZoneId zone;

    ServedInPeriod(Database database, CityTime.Settings city) {
        this.database = database;
        this.zone = city.zone();
    }

    /** One statement, so that all of it is of one moment. */
    @Transactional(Transactional.TxType.MANDATORY)
    Sums of(UUID person, LocalDate from, LocalDate to) {
        int services = 0;
        int minutes = 0;
        Map<String, Integer> byGrade = new TreeMap<>();
        for (int grade = 0; grade <= HIGHEST_GRADE; grade++) {
            byGrade.put(Integer.toString(grade), 0);
        }
        Part back = new Part(BACK, 0, 0);
        for (Part part : database.list(
                """
                SELECT evidence::text AS grade, count(*) AS services, sum(minutes) AS minutes
                  FROM claim
                 WHERE person_id = ? AND state = 'RECORDED' AND minutes > 0 AND checked_in_at >= ? AND checked_in_at < ?
                   AND NOT EXISTS (SELECT 1 FROM ledger_transfer t JOIN ledger_transfer v ON v.reverses = t.id
                                    WHERE t.key = 'claim/' || claim.id || '/minutes')
                 GROUP BY evidence
                UNION ALL
                SELECT 'back', count(*), coalesce(sum(minutes), 0)
                  FROM back_entry WHERE person = ? AND state = 'booked' AND day BETWEEN ? AND ?
                   AND NOT EXISTS (SELECT 1 FROM ledger_transfer t JOIN ledger_transfer v ON v.reverses = t.id
                                    WHERE t.key = 'back-entry/' || back_entry.id || '/minutes')""",
                row -> new Part(row.getString("grade"), row.getInt("services"), row.getInt("minutes")),
                person,
                from.atStartOfDay(zone).toInstant(),
                to.plusDays(1).atStartOfDay(zone).toInstant(),
                person,
                from,
                to)) {
            if (part.grade().equals(BACK)) {
                back = part;
            } else {
                services += part.services();
                minutes += part.minutes();
                byGrade.put(part.grade(), part.minutes());
            }
        }
        return new Sums(services, minutes, byGrade, back.services(), back.minutes());
    }
}
