package org.linli.volunteer.matching;

import static io.restassured.RestAssured.given;

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
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Town;

/** A town with people and needs as rows, as the other rooms write them, and what its tests ask of rankings. */
abstract class CandidateScene {

    static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    /** A Wednesday to come, at nine in the city. */
    static final Instant NINE = LocalDate.now(CITY)
            .plusWeeks(1)
            .with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY))
            .atTime(9, 0)
            .atZone(CITY)
            .toInstant();

    @Inject
    Database database;

    Town town;

    @BeforeEach
    void aTown() {
        town = Town.known(database);
    }

    UUID person(String area) {
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

    void consent(UUID person, boolean agrees) {
        database.update(
                "INSERT INTO consent (person, kind, given, said_at, said_by, said_as)"
                        + " VALUES (?, 'matching', ?, now(), 'test', 'oneself')",
                person,
                agrees);
    }

    UUID need(String skillGroups, String certificates, @Nullable String household, Instant begins) {
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

    UUID need() {
        return need("[]", "[]", null, NINE);
    }

    void claim(UUID need, UUID person, String state, Instant at) {
        database.update("""
                INSERT INTO claim (id, version, need_id, person_id, place, state, claimed_by, claimed_at, minutes)
                VALUES (gen_random_uuid(), 1, ?, ?, CASE WHEN ? = 'ENTERED' THEN NULL ELSE 1 END, ?, 'test', ?, 120)""", need, person, state, state, at);
    }

    ValidatableResponse asked(String token, String path) {
        return given().auth().oauth2(token).when().get("/v1/needs/" + path).then();
    }

    JsonPath candidates(UUID need) {
        return asked(town.desk(), need + "/candidates")
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    JsonPath standing(UUID need, UUID person) {
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

    static List<String> texts(UUID... ids) {
        return List.of(ids).stream().map(UUID::toString).toList();
    }

    List<String> rules(UUID need, UUID person) {
        return standing(need, person).getList("broken.rule");
    }

    void certificate(UUID person, String state, LocalDate until) {
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

    double value(UUID need, UUID person, String term) {
        return standing(need, person).getDouble("terms.find { it.term == '" + term + "' }.value");
    }
}
