package org.linli.volunteer.matching;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.TestTokens;
import org.linli.volunteer.testing.Town;

/** Rankings over the tables that the other rooms write. */
@QuarkusTest
class CandidatesComponentTest {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    /** A Wednesday to come, at nine in the city. */
    private static final Instant NINE = LocalDate.now(CITY)
            .plusWeeks(1)
            .with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY))
            .atTime(9, 0)
            .atZone(CITY)
            .toInstant();

    @Inject
    Database database;

    @Inject
    BrokenRules rules;

    private Town town;

    @BeforeEach
    void aTown() {
        town = Town.known(database);
    }

    private UUID person(String area) {
        UUID id = UUID.randomUUID();
        database.update(
                "INSERT INTO person (id, version, subject, registered_by, state, name, area, created_at)"
                        + " VALUES (?, 1, ?, 'test', 'active', '志愿者', ?, now())",
                id,
                "m-" + id,
                area);
        consent(id, true);
        database.update(
                "INSERT INTO availability (person, place, rrule, told_on, starts, minutes)"
                        + " VALUES (?, 0, 'FREQ=WEEKLY;BYDAY=WE', DATE '2026-01-01', TIME '08:00', 300)",
                id);
        return id;
    }

    private void consent(UUID person, boolean agrees) {
        database.update(
                "INSERT INTO consent (person, kind, given, said_at, said_by, said_as)"
                        + " VALUES (?, 'matching', ?, now(), 'test', 'oneself')",
                person,
                agrees);
    }

    private UUID need(String skillGroups, String certificates, @Nullable String household, Instant begins) {
        UUID id = UUID.randomUUID();
        database.update(
                """
                INSERT INTO need (id, version, state, origin_kind, proposed_by, proposed_as, idempotency_key, body_hash, kind, title, area,
                                  area_path, reach, places, taken, begins_at, ends_at, minutes, skill_groups, certificates,
                                  sensitivity, urgency, fair_window_seconds, household, created_at, reopened)
                VALUES (?, 1, 'OPEN', 'resident', 'test', 'desk', ?, ''::bytea, 'visit', '陪伴', ?, ?, 'subdistrict', 1, 0, ?, ?, 120,
                        ?, ?, 'public', 'normal', 0, ?, now(), 0)""",
                id,
                id.toString(),
                town.grid,
                "tc." + town.subdistrict + "." + town.community + "." + town.grid,
                begins,
                begins.plus(Duration.ofHours(2)),
                skillGroups,
                certificates,
                household);
        return id;
    }

    private UUID need() {
        return need("[]", "[]", null, NINE);
    }

    private void claim(UUID need, UUID person, String state, Instant at) {
        database.update("""
                INSERT INTO claim (id, version, need_id, person_id, place, state, claimed_by, claimed_at, minutes)
                VALUES (gen_random_uuid(), 1, ?, ?, CASE WHEN ? = 'ENTERED' THEN NULL ELSE 1 END, ?, 'test', ?, 120)""", need, person, state, state, at);
    }

    private ValidatableResponse asked(String token, String path) {
        return given().auth().oauth2(token).when().get("/v1/needs/" + path).then();
    }

    private JsonPath candidates(UUID need) {
        return asked(town.desk(), need + "/candidates")
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath standing(UUID need, UUID person) {
        return given().auth()
                .oauth2(town.desk())
                .header("Accept-Language", "en")
                .when()
                .get("/v1/needs/" + need + "/candidates/" + person)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> texts(UUID... ids) {
        return List.of(ids).stream().map(UUID::toString).toList();
    }

    @Test
    void candidatesComeBestFirstWithEveryTermExplained() {
        UUID near = person(town.grid);
        UUID beside = person(town.otherGrid);
        UUID further = person(town.subdistrict);

        JsonPath ranked = candidates(need());

        assertThat(ranked.getList("items.person")).isEqualTo(texts(near, beside, further));
        assertThat(ranked.getInt("looked")).isEqualTo(3);
        assertThat(ranked.getInt("fit")).isEqualTo(3);
        assertThat(ranked.getInt("weights")).isPositive();
        assertThat(ranked.getList("items[0].terms.term"))
                .containsExactly(
                        "walking-time", "scarce-skill", "familiarity", "fairness", "likelihood", "dialect", "pick-me");
        List<Float> contributions = ranked.getList("items[0].terms.contribution");
        assertThat(contributions.stream().mapToDouble(Float::doubleValue).sum())
                .isCloseTo(ranked.getDouble("items[0].score"), within(1e-4));
    }

    @Test
    void theLimitCutsWhatIsToldAndNotWhatIsLookedAt() {
        for (int i = 0; i < 3; i++) {
            person(town.grid);
        }
        UUID need = need();

        JsonPath one = asked(town.desk(), need + "/candidates?limit=1")
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(one.getList("items")).hasSize(1);
        assertThat(one.getInt("fit")).isEqualTo(3);
        asked(town.desk(), need + "/candidates?limit=0").statusCode(400);
        asked(town.desk(), need + "/candidates?limit=201").statusCode(400);
    }

    @Test
    void withdrawingConsentTakesEffectAtOnce() {
        UUID person = person(town.grid);
        UUID need = need();
        assertThat(candidates(need).getList("items")).hasSize(1);

        consent(person, false);

        JsonPath ranked = candidates(need);
        assertThat(ranked.getList("items")).isEmpty();
        assertThat(ranked.getString("broken[0].rule")).isEqualTo("consent");
        assertThat(ranked.getInt("broken[0].people")).isEqualTo(1);
        consent(person, true);
        assertThat(candidates(need).getList("items")).hasSize(1);
    }

    @Test
    void whateverIsToldOfAPersonIsSeenByTheNextRanking() {
        UUID person = person(town.grid);
        UUID need = need("[[\"sign\"]]", "[\"first-aid\"]", "h-" + town.grid, NINE);
        String day = NINE.atZone(CITY).toLocalDate().toString();
        assertThat(rules(need, person)).containsExactly("certificate", "skill");

        database.update("INSERT INTO person_skill (person, skill) VALUES (?, 'sign')", person);
        assertThat(rules(need, person)).containsExactly("certificate");
        certificate(person, "verified", LocalDate.of(2030, 1, 1));
        assertThat(rules(need, person)).isEmpty();
        database.update("INSERT INTO availability_exception (person, day) VALUES (?, ?::date)", person, day);
        assertThat(rules(need, person)).containsExactly("free-time");
        database.update("DELETE FROM availability_exception WHERE person = ?", person);
        assertThat(rules(need, person)).isEmpty();
        database.update("UPDATE availability SET starts = TIME '09:30' WHERE person = ?", person);
        assertThat(rules(need, person)).containsExactly("free-time");
        database.update("UPDATE availability SET starts = TIME '08:30' WHERE person = ?", person);
        database.update("UPDATE person SET household = ? WHERE id = ?", "h-" + town.grid, person);
        assertThat(rules(need, person)).containsExactly("own-household");
        database.update("UPDATE person SET state = 'paused', household = NULL WHERE id = ?", person);
        assertThat(rules(need, person)).containsExactly("consent");
        assertThat(candidates(need).getInt("looked")).isZero();
    }

    private List<String> rules(UUID need, UUID person) {
        return standing(need, person).getList("broken.rule");
    }

    @Test
    void skillsCertificatesAndTimesAreReadAsTold() {
        UUID able = person(town.grid);
        database.update("INSERT INTO person_skill (person, skill) VALUES (?, 'sign'), (?, 'cooking')", able, able);
        certificate(able, "verified", LocalDate.of(2030, 1, 1));
        UUID claimedOnly = person(town.grid);
        database.update(
                "INSERT INTO person_skill (person, skill) VALUES (?, 'sign'), (?, 'cooking')",
                claimedOnly,
                claimedOnly);
        certificate(claimedOnly, "claimed", LocalDate.of(2030, 1, 1));
        UUID away = person(town.grid);
        database.update(
                "INSERT INTO availability_exception (person, day) VALUES (?, ?::date)",
                away,
                NINE.atZone(CITY).toLocalDate().toString());
        UUID need = need("[[\"sign\",\"cooking\"],[\"nursing\"]]", "[\"first-aid\"]", null, NINE);

        assertThat(candidates(need).getList("items.person")).isEqualTo(texts(able));
        assertThat(standing(need, claimedOnly).getList("broken.rule")).containsExactly("certificate");
        assertThat(standing(need, away).getList("broken.rule")).containsExactly("certificate", "skill", "free-time");
        assertThat(standing(need, able).getBoolean("fits")).isTrue();
        assertThat(standing(need, able).getDouble("score")).isBetween(0.0, 1.0);
    }

    private void certificate(UUID person, String state, LocalDate until) {
        database.update(
                """
                INSERT INTO certificate (id, version, person, kind, issuer, number_sealed, number_fingerprint, number_end,
                                         valid_from, valid_to, state, entered_by, entered_at, decided_by, decided_at)
                VALUES (gen_random_uuid(), 1, ?, 'first-aid', '红十字会', ''::bytea, ?::text::bytea, '0001', DATE '2020-01-01',
                        ?::date, ?, 'test', now(), ?, CASE WHEN ? = 'claimed' THEN NULL ELSE now() END)""",
                person,
                person.toString(),
                until.toString(),
                state,
                state.equals("claimed") ? null : "desk",
                state);
    }

    @Test
    void whatSomebodyAgreedToCountsForTimeAndWeek() {
        UUID busy = person(town.grid);
        claim(need("[]", "[]", null, NINE.minus(Duration.ofMinutes(60))), busy, "CONFIRMED", Instant.now());
        UUID full = person(town.grid);
        database.update("UPDATE person SET weekly_cap_minutes = 200 WHERE id = ?", full);
        claim(need("[]", "[]", null, NINE.plus(Duration.ofDays(2))), full, "HELD", Instant.now());
        UUID released = person(town.grid);
        claim(need("[]", "[]", null, NINE), released, "RELEASED", Instant.now());
        UUID need = need();

        assertThat(candidates(need).getList("items.person")).isEqualTo(texts(released));
        assertThat(standing(need, busy).getList("broken.rule")).containsExactly("free-time");
        assertThat(standing(need, full).getString("broken[0].fact"))
                .isEqualTo("120 minutes agreed that week and 120 more exceed the cap of 200");
    }

    @Test
    void whoServedThereBeforeIsFamiliarAndWhoEnteredTheDrawIsPicked() {
        UUID served = person(town.grid);
        claim(need("[]", "[]", "h-" + town.grid, NINE.minus(Duration.ofDays(20))), served, "RECORDED", Instant.now());
        UUID entered = person(town.grid);
        UUID need = need("[]", "[]", "h-" + town.grid, NINE);
        claim(need, entered, "ENTERED", Instant.now());

        assertThat(value(need, served, "familiarity")).isEqualTo(1);
        assertThat(value(need, served, "fairness")).isLessThan(0.8);
        assertThat(value(need, served, "likelihood")).isGreaterThan(0.5);
        assertThat(value(need, entered, "familiarity")).isZero();
        assertThat(value(need, entered, "fairness")).isEqualTo(1);
        assertThat(value(need, entered, "pick-me")).isEqualTo(1);
    }

    private double value(UUID need, UUID person, String term) {
        return standing(need, person).getDouble("terms.find { it.term == '" + term + "' }.value");
    }

    @Test
    void thoseWhoLiveThereAndThoseWhoShallNotMeetAreLeftOut() {
        String household = "h-" + town.grid;
        UUID relative = person(town.grid);
        database.update("UPDATE person SET household = ? WHERE id = ?", household, relative);
        UUID blocked = person(town.grid);
        given().auth()
                .oauth2(town.desk())
                .when()
                .put("/v1/people/" + blocked + "/blocked-households/" + household)
                .then()
                .statusCode(204);
        UUID need = need("[]", "[]", household, NINE);

        JsonPath ranked = candidates(need);

        assertThat(ranked.getList("items")).isEmpty();
        assertThat(ranked.getList("broken.rule")).containsExactly("blocked-pair", "own-household");
    }

    @Test
    void whoShallNotMeetIsSaidByThemselvesOrTheirDeskAndTakenBack() {
        UUID person = person(town.grid);
        String own = TestTokens.of("m-" + person, "linli-app", "volunteer", "resident");
        String all = "/v1/people/" + person + "/blocked-households";
        String one = all + "/h1";

        given().auth().oauth2(own).when().put(one).then().statusCode(204);
        given().auth().oauth2(town.desk()).when().put(one).then().statusCode(204);
        assertThat(given().auth()
                        .oauth2(own)
                        .when()
                        .get(all)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList(""))
                .isEqualTo(List.of("h1"));
        for (String stranger : List.of(town.volunteer("w"), Town.known(database).desk())) {
            given().auth().oauth2(stranger).when().get(all).then().statusCode(404);
            given().auth().oauth2(stranger).when().put(one).then().statusCode(404);
            given().auth().oauth2(stranger).when().delete(one).then().statusCode(404);
        }
        given().auth().oauth2(town.auditor()).when().get(all).then().statusCode(403);
        given().auth()
                .oauth2(own)
                .when()
                .put(all + "/" + "h".repeat(101))
                .then()
                .statusCode(400);
        given().auth().oauth2(own).when().delete(one).then().statusCode(204);
        given().auth().oauth2(own).when().delete(one).then().statusCode(404);
        assertThat(database.list(
                        "SELECT action FROM audit_entry WHERE entity = 'person' AND entity_id = ? ORDER BY id",
                        row -> row.getString("action"),
                        person.toString()))
                .containsExactly("block-household", "unblock-household");
    }

    @Test
    void theOtherRoomsAreToldTheSameRules() {
        UUID person = person(town.grid);
        database.update("UPDATE person SET weekly_cap_minutes = 60 WHERE id = ?", person);
        UUID need = need("[[\"sign\"]]", "[]", null, NINE);

        assertThat(rules.of(need, person))
                .extracting(Broken::rule)
                .containsExactly(HardRule.SKILL, HardRule.WEEKLY_CAP);
        assertThatThrownBy(() -> rules.of(UUID.randomUUID(), person)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> rules.of(need, UUID.randomUUID())).isInstanceOf(Problem.class);
    }

    @Test
    void onlyTheDeskOfTheAreaReadsThem() {
        UUID person = person(town.grid);
        UUID need = need();
        String elsewhere = Town.known(database).desk();

        for (String path : List.of(need + "/candidates", need + "/candidates/" + person)) {
            given().when().get("/v1/needs/" + path).then().statusCode(401);
            asked(town.volunteer("v"), path).statusCode(403);
            asked(town.organiser(), path).statusCode(403);
            asked(town.auditor(), path).statusCode(403);
            asked(Town.administrator(), path).statusCode(403);
            asked(elsewhere, path).statusCode(404);
        }
        asked(town.desk(), UUID.randomUUID() + "/candidates").statusCode(404);
        asked(town.desk(), need + "/candidates/" + UUID.randomUUID()).statusCode(404);
    }

    @Test
    void somebodyWhoLivesElsewhereIsNobodyToThisDesk() {
        Town other = Town.known(database);
        UUID stranger = person(other.grid);

        asked(town.desk(), need() + "/candidates/" + stranger).statusCode(404);
    }

    @Test
    void weightsAreNeverChanged() {
        assertThatThrownBy(() -> database.update("UPDATE matching_weights SET reason = 'other'"))
                .rootCause()
                .hasMessageContaining("append-only");
    }
}
