package org.linli.care.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.testing.Asking.as;

import io.quarkus.test.junit.QuarkusTest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Residents;

/** What planning weighs and keeps beside the rules of a single visit: wishes of people, and the week of carers. */
@QuarkusTest
class RosterWishesComponentTest extends RosterScene {
    @Test
    void whatWouldSuitBestIsPlannedAlthoughTheWayIsLonger() {
        database.update("DELETE FROM carer_shift WHERE carer = ?", two);
        List<String> visits = visits(7);
        String middle = visits.get(3);
        Instant soon =
                day.atStartOfDay(ZONE).toInstant().plus(Duration.ofHours(8)).plus(Duration.ofMinutes(30));
        database.update("UPDATE visit SET preferred_from = begins_at, preferred_to = ? WHERE id = ?", soon, middle);

        String id = ready(asked(3_000));

        String starts =
                as(town.desk()).get("/v1/rosters/" + id).jsonPath().getString("plan.'" + middle + "'.starts[0]");
        assertThat(Instant.parse(starts)).isBeforeOrEqualTo(soon.minus(Duration.ofMinutes(10)));
    }

    @Test
    void nobodyIsPlannedBeyondTheCapOfTheirWeek() {
        database.update("DELETE FROM carer_shift WHERE carer = ?", two);
        database.update("UPDATE carer SET weekly_cap = 60 WHERE id = ?", one);
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        publishedOn(day.equals(monday) ? day.plusDays(1) : monday, 30);
        publishedOn(monday.minusDays(1), 60);
        visits(4);

        List<String> planned = planned(ready(asked(1_000)));

        // Half an hour is left, ways included.
        assertThat(planned).hasSizeBetween(1, 3);
        database.update("UPDATE carer SET weekly_cap = 30 WHERE id = ?", one);
        assertThat(planned(ready(asked(1_000)))).isEmpty();
        database.update("UPDATE carer SET weekly_cap = 2400 WHERE id = ?", one);
        assertThat(planned(ready(asked(1_000)))).hasSize(4);
    }

    private List<String> planned(String roster) {
        return List.copyOf(plan(roster).keySet());
    }

    private void publishedOn(LocalDate on, int minutes) {
        String id = "week-" + UUID.randomUUID();
        database.update("""
                INSERT INTO visit (id, version, state, elder_id, day, kind, area_code, area_path, begins_at, ends_at, minutes, skills,
                                   carers, created_at)
                SELECT ?, 1, 'published', id, ?, 'door-knock', area_code, area_path, now(), now() + interval '2 hours', ?, '{}', 1,
                       now() FROM elder WHERE id = ?""", id, on, minutes, Residents.alone(database, town));
        database.update(
                "INSERT INTO visit_part (visit_id, part, carer_id, planned_at) VALUES (?, 1, ?, ?)",
                id,
                one,
                on.atStartOfDay(ZONE).toInstant().plus(Duration.ofHours(9)));
    }
}
