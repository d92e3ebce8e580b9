package org.linli.volunteer.invitation;

import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.opened;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.linli.kit.sql.Database;
import org.linli.volunteer.need.Needs;
import org.linli.volunteer.testing.Asking;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

/** A town whose people may be asked, and what its tests do to a filling and ask of it. */
abstract class InvitationScene {

    @Inject
    Database database;

    @Inject
    Needs needs;

    @Inject
    InvitationsOfNeed invitations;

    @Inject
    FillingSteps steps;

    Town town;

    @BeforeEach
    void aTown() {
        town = Town.known(database);
    }

    /** Agrees to be matched and is always free. */
    Neighbour willing() {
        return Neighbours.willing(database, town, town.grid);
    }

    List<Neighbour> willing(int number) {
        List<Neighbour> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            all.add(willing());
        }
        return all;
    }

    void agrees(UUID person, boolean given) {
        Neighbours.agrees(database, person, given);
    }

    Map<String, Object> visit() {
        return Asking.visit(town);
    }

    Map<String, Object> urgentVisit() {
        Map<String, Object> body = visit();
        body.put("urgency", "urgent");
        body.put("reach", "subdistrict");
        return body;
    }

    /** Opened and being filled. @return its id */
    String filling(Map<String, Object> body) {
        String need = opened(town, body);
        begin(need).then().statusCode(200);
        return need;
    }

    Response begin(String need) {
        return as(town.desk()).post("/v1/needs/" + need + "/filling");
    }

    Response stop(String need) {
        return as(town.desk()).post("/v1/needs/" + need + "/filling/stop");
    }

    void timePasses(String need, Duration by) {
        Instant then = Instant.now().plus(by);
        QuarkusTransaction.requiringNew()
                .run(() -> invitations
                        .fileOf(needs.locked(UUID.fromString(need)))
                        .ifPresent(file -> steps.at(file, then)));
    }

    JsonPath asked(String need) {
        return as(town.desk())
                .get("/v1/needs/" + need + "/invitations?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    List<String> people(String need, String state) {
        return asked(need).getList("items.findAll { it.state == '" + state + "' }.personId");
    }

    /** The latest invitation of somebody to a need. */
    String invitation(String need, Neighbour who) {
        return asked(need).getString("items.findAll { it.personId == '" + who.id() + "' }.id[-1]");
    }

    /** Those of the people who are asked now, in the order in which they were. */
    List<Neighbour> of(List<Neighbour> people, String need) {
        List<String> asked = people(need, "asked");
        return people.stream()
                .filter(each -> asked.contains(each.id().toString()))
                .toList();
    }

    Response accept(String token, String invitation) {
        return as(token).post("/v1/invitations/" + invitation + "/acceptance");
    }

    Response refuse(String token, String invitation) {
        return as(token).body(Map.of()).post("/v1/invitations/" + invitation + "/refusal");
    }

    int standing(String need) {
        return database.first(
                        "SELECT count(*) AS n FROM claim WHERE need_id = ?::uuid AND state IN ('HELD', 'CONFIRMED')",
                        row -> row.getInt("n"),
                        need)
                .orElseThrow();
    }
}
