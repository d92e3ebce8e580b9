package org.linli.care.careplan;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.linli.kit.problem.Faults;
import org.linli.kit.sql.Database;

/**
 * Generates all series anew when a day begins and when a calendar has come or changed. Every replica may: the day is noted only
 * when all were done, and doing it again changes nothing.
 */
@ApplicationScoped
class PlanSweep {

    private static final Logger LOG = Logger.getLogger(PlanSweep.class);

    private final CareItems items;
    private final GeneratingVisits generating;
    private final Database database;
    private final CityDay city;

    PlanSweep(CareItems items, GeneratingVisits generating, Database database, CityDay city) {
        this.items = items;
        this.generating = generating;
        this.database = database;
        this.city = city;
    }

    @Scheduled(every = "{linli.care.plans-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        LocalDate today = city.today();
        String calendars = QuarkusTransaction.requiringNew().call(this::calendars);
        if (!QuarkusTransaction.requiringNew().call(() -> isDone(today, calendars)) && all(today)) {
            QuarkusTransaction.requiringNew().run(() -> done(today, calendars));
        }
    }

    /** @return whether no series has to be tried again at once */
    boolean all(LocalDate today) {
        // An exception may carry a day that far, either way.
        List<UUID> series = items.seriesBetween(
                today.minusDays(Excepting.FARTHEST), today.plusDays(GeneratingVisits.WINDOW + Excepting.FARTHEST));
        return series.stream().filter(this::generated).count() == series.size();
    }

    private boolean generated(UUID series) {
        try {
            QuarkusTransaction.requiringNew().run(() -> generating.generate(series));
            return true;
        } catch (RuntimeException failed) {
            if (Faults.isTransient(failed)) {
                return false;
            }
            // The others must not wait for this one; it is tried again when the next day begins.
            LOG.errorf(failed, "Series %s cannot be generated", series);
            return true;
        }
    }

    private boolean isDone(LocalDate today, String calendars) {
        return database.first(
                        "SELECT 1 FROM care_generated WHERE day = ? AND calendars = ?", row -> 1, today, calendars)
                .isPresent();
    }

    private void done(LocalDate today, String calendars) {
        database.update("""
                INSERT INTO care_generated (one, day, calendars) VALUES (true, ?, ?)
                ON CONFLICT (one) DO UPDATE SET day = EXCLUDED.day, calendars = EXCLUDED.calendars""", today, calendars);
    }

    /** Which revision of which year is known. */
    private String calendars() {
        return database.first("""
                        SELECT coalesce(string_agg(year || ':' || revision || ':' || retired, ',' ORDER BY year), '') AS known
                          FROM calendar_year""", row -> row.getString("known")).orElse("");
    }
}
