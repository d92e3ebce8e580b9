package org.linli.care.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.change;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.kit.time.TimeOrderedId;

/** After a day was mended at once a better plan is searched, and offered beside the repair; never more than that. */
@QuarkusTest
class ImprovingRepairComponentTest extends RosterScene {

    @Inject
    Rosters rosters;

    @Inject
    ImprovingRepair improving;

    @Inject
    PlanningRoster planning;

    @Test
    void anAbsenceIsMendedAtOnceAndImprovedAfterwardsWithoutTouchingAVisit() {
        List<String> visits = published(6);
        Instant from = day.atStartOfDay(ZONE).toInstant();
        UUID ill = of(visits, one).isEmpty() ? two : one;
        List<String> theirs = of(visits, ill);

        as(town.carer(ill.equals(one) ? "carer" : "carer2"))
                .body(Map.of(
                        "reason",
                        "ill",
                        "from",
                        from.toString(),
                        "to",
                        from.plus(Duration.ofDays(1)).toString()))
                .post("/v1/carers/" + ill + "/absences")
                .then()
                .statusCode(201);

        String repair = found("absence", null);
        await().until(() -> found("improvement", repair) != null);
        String search = found("improvement", repair);
        await().until(() -> state(search), state -> !state.equals("planning"));
        assertThat(state(search)).isIn("ready", "discarded");
        assertThat(state(repair)).isEqualTo("ready");
        assertThat(of(visits, ill)).isEqualTo(theirs);
    }

    @Test
    void whatIsBetterIsOfferedWithAReasonForEachVisitThatMoves() {
        List<String> visits = published(4);
        String moved = visits.getFirst();
        UUID poor = repair(Map.of(), Map.of(moved, "carer-out"));
        database.update("DELETE FROM carer_shift WHERE carer = ?", one);

        UUID search = searched(poor);

        List<String> theirs = of(visits, one);
        as(town.desk())
                .get("/v1/rosters/" + search)
                .then()
                .statusCode(200)
                .body("state", equalTo("ready"))
                .body("cause", equalTo("improvement"))
                .body("improves", equalTo(poor.toString()))
                .body("plan.size()", equalTo(4));
        Map<String, String> reasons =
                as(town.desk()).get("/v1/rosters/" + search).path("reasons");
        assertThat(reasons.keySet()).containsAll(theirs);
        assertThat(reasons.values()).isSubsetOf("carer-out", "costs-less", "fits-now");
        assertThat(of(visits, one)).isEqualTo(theirs);
        change(town.desk(), "/v1/rosters/" + search, "application", Map.of())
                .then()
                .statusCode(200)
                .body("applied", equalTo(4));
        assertThat(of(visits, one)).isEmpty();
    }

    @Test
    void whatIsNotBetterIsNotOffered() {
        published(4);
        UUID first = searched(repair(Map.of(), Map.of()));
        Map<String, Proposal> best = rosters.find(first).orElseThrow().best();

        UUID search = searched(repair(best == null ? Map.of() : best, Map.of()));

        as(town.desk()).get("/v1/rosters/" + search).then().body("state", equalTo("discarded"));
    }

    @Test
    void whatDoesNotKnowOfAnotherAbsenceIsNotOfferedAndSearchedAnew() {
        published(4);
        UUID overtaken = asked(repair(Map.of(), Map.of()));
        UUID later = repair(Map.of(), Map.of());

        planning.begin(overtaken);

        await().until(() -> state(overtaken.toString()), equalTo("discarded"));
        await().until(() -> found("improvement", later.toString()) != null);
        String anew = found("improvement", later.toString());
        await().until(() -> state(anew), equalTo("ready"));
        as(town.desk())
                .get("/v1/rosters?day=" + day)
                .then()
                .body("items.find { it.id == '%s' }".formatted(anew), hasEntry("cause", "improvement"));
    }

    /** Visits of tomorrow, with both carers. */
    private List<String> published(int count) {
        List<String> visits = visits(count);
        String id = ready(asked(1_000));
        change(town.desk(), "/v1/rosters/" + id, "application", Map.of()).then().statusCode(200);
        return visits;
    }

    /** A day that was mended like that. */
    private UUID repair(Map<String, Proposal> plan, Map<String, String> reasons) {
        UUID id = TimeOrderedId.at(Instant.now());
        Roster roster = new Roster(
                id,
                1,
                RosterState.READY,
                town.community,
                pathOfCommunity(),
                day,
                Roster.BY_ABSENCE,
                null,
                1,
                1L,
                null,
                false,
                Instant.now(),
                plan,
                List.of(),
                Map.of(),
                null,
                reasons,
                1,
                0,
                0);
        QuarkusTransaction.requiringNew().run(() -> rosters.insert(roster, "test"));
        return id;
    }

    /** An improvement that no process begins by itself. */
    private UUID asked(UUID repair) {
        QuarkusTransaction.requiringNew().run(() -> {
            improving.ask(rosters.find(repair).orElseThrow());
            database.update("UPDATE roster SET taken = true WHERE improves = ?", repair);
        });
        return UUID.fromString(String.valueOf(found("improvement", repair.toString())));
    }

    private UUID searched(UUID repair) {
        UUID search = asked(repair);
        planning.begin(search);
        await().until(() -> state(search.toString()), state -> !state.equals("planning"));
        return search;
    }

    private String state(String roster) {
        return as(town.desk()).get("/v1/rosters/" + roster).path("state");
    }

    private @Nullable String found(String cause, @Nullable String improves) {
        return database.first("""
                        SELECT id::text AS id FROM roster
                         WHERE area_code = ? AND day = ? AND cause = ? AND improves IS NOT DISTINCT FROM ?::uuid""", row -> row.getString("id"), town.community, day, cause, improves)
                .orElse(null);
    }

    private String pathOfCommunity() {
        return database.first("SELECT path FROM area WHERE code = ?", row -> row.getString("path"), town.community)
                .orElseThrow();
    }
}
