package org.linli.volunteer.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.linli.volunteer.testing.Folk.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.audit.Audit;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class TeamComponentTest {

    @Inject
    Database database;

    @Inject
    Teams teams;

    @Inject
    Audit audit;

    private Town town;
    private Folk folk;
    private String leader;

    @BeforeEach
    void open() {
        town = Town.known(database);
        folk = new Folk(town);
        leader = folk.registered("leader");
    }

    @Test
    void theDeskFoundsATeamAndItsLeaderIsItsFirstMember() {
        String team = founded(town.desk(), told("阳光助老队"));

        assertThat(teams.leadBy(town.subjectOf("leader")))
                .extracting(t -> t.id().toString())
                .containsExactly(team);
        assertThat(teams.members(UUID.fromString(team))).containsExactly(UUID.fromString(leader));
        as(town.volunteer("stranger"))
                .get("/v1/teams?skill=haircut&area=" + town.subdistrict)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(team)))
                .body("items[0].skills", equalTo(List.of("first-aid", "haircut")))
                .body("items[0].members", equalTo(1));
        as(town.desk())
                .get("/v1/teams?skill=plumbing&area=" + town.subdistrict)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        assertThat(audit.of("team", team)).hasSize(1);
    }

    @Test
    void anOrganisationFoundsTeamsOfItsOwnUnitOnly() {
        Map<String, Object> ofTheUnit = told("单位志愿队");
        ofTheUnit.put("unit", town.unit);

        as(Town.known(database).organiser())
                .body(ofTheUnit)
                .post("/v1/teams")
                .then()
                .statusCode(403);
        as(town.organiser()).body(told("社区队")).post("/v1/teams").then().statusCode(403);
        as(town.volunteer("leader")).body(ofTheUnit).post("/v1/teams").then().statusCode(403);
        founded(town.organiser(), ofTheUnit);
    }

    @Test
    void whatBreaksARuleIsNamedAndANameIsTakenOnceInAnArea() {
        refused("name", " ");
        refused("area", "nowhere");
        refused("unit", "nobody");
        refused("leader", UUID.randomUUID().toString());
        refused("skills", List.of("Not A Code"));

        founded(town.desk(), told("同名队"));
        as(town.desk()).body(told("同名队")).post("/v1/teams").then().statusCode(409);
    }

    @Test
    void leaderDeskAndOrganisationTakeInAndLetGoAndNobodyElse() {
        Map<String, Object> ofTheUnit = told("单位志愿队");
        ofTheUnit.put("unit", town.unit);
        String team = founded(town.organiser(), ofTheUnit);
        String member = folk.registered("member");

        puts(town.volunteer("stranger"), team, member, 403);
        puts(Town.known(database).desk(), team, member, 403);
        puts(town.volunteer("leader"), team, member, 204);
        puts(town.desk(), team, member, 204);
        puts(town.organiser(), team, folk.registered("third"), 204);
        puts(town.desk(), team, UUID.randomUUID().toString(), 404);
        puts(town.desk(), UUID.randomUUID().toString(), member, 404);

        assertThat(teams.members(UUID.fromString(team))).hasSize(3);
        as(town.volunteer("member"))
                .get("/v1/teams/" + team + "/members")
                .then()
                .statusCode(200)
                .body("$", hasSize(3));
        as(town.volunteer("stranger"))
                .get("/v1/teams/" + team + "/members")
                .then()
                .statusCode(403);
        deletes(town.volunteer("third"), team, member, 403);
        deletes(town.volunteer("member"), team, member, 204);
        deletes(town.volunteer("leader"), team, member, 204);
        deletes(town.desk(), team, leader, 409);
        assertThat(teams.members(UUID.fromString(team))).doesNotContain(UUID.fromString(member));
        assertThat(database.list(
                        "SELECT 1 FROM team_member WHERE team = ? AND person = ? AND ended_at IS NOT NULL",
                        row -> 1,
                        UUID.fromString(team),
                        UUID.fromString(member)))
                .hasSize(1);
    }

    @Test
    void whoeverPausedIsNotTakenInAndLeadsNothing() {
        String team = founded(town.desk(), told("暂停队"));
        String paused = folk.registered("paused");
        as(town.volunteer("paused"))
                .header("If-Match", "\"1\"")
                .post("/v1/people/" + paused + "/pausing")
                .then()
                .statusCode(200);
        as(town.volunteer("leader"))
                .header("If-Match", "\"1\"")
                .post("/v1/people/" + leader + "/pausing")
                .then()
                .statusCode(200);

        puts(town.desk(), team, paused, 409);
        puts(town.volunteer("leader"), team, folk.registered("other"), 403);
        assertThat(teams.leadBy(town.subjectOf("leader"))).isEmpty();
    }

    @Test
    void takingInTheSamePersonManyTimesAtOnceMakesOneMembership() throws Exception {
        String team = founded(town.desk(), told("抢入队"));
        String member = folk.registered("wanted");

        List<Response> answers = Folk.together(java.util.Collections.nCopies(
                4, () -> as(town.desk()).put("/v1/teams/" + team + "/members/" + member)));

        assertThat(answers).extracting(Response::statusCode).containsOnly(204);
        assertThat(teams.members(UUID.fromString(team))).hasSize(2);
        assertThat(audit.of("team", team)).hasSize(2);
    }

    @Test
    void theListComesPageByPage() {
        List<String> ids = List.of(
                founded(town.desk(), told("一队")), founded(town.desk(), told("二队")), founded(town.desk(), told("三队")));

        Response first = as(town.auditor()).get("/v1/teams?limit=2&area=" + town.community);
        first.then().statusCode(200).body("items", hasSize(2));
        Response second = as(town.auditor())
                .queryParam("cursor", first.<String>path("next"))
                .get("/v1/teams?area=" + town.community);
        second.then().statusCode(200).body("items", hasSize(1));
        assertThat(java.util.stream.Stream.concat(
                        first.jsonPath().<String>getList("items.id").stream(),
                        second.jsonPath().<String>getList("items.id").stream()))
                .containsExactlyInAnyOrderElementsOf(ids);
        as(town.auditor())
                .get("/v1/teams?area=" + town.otherGrid)
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(ids.get(0))));
    }

    private void refused(String field, Object value) {
        Map<String, Object> body = told("错队");
        body.put(field, value);
        String named = as(town.desk())
                .body(body)
                .post("/v1/teams")
                .then()
                .statusCode(400)
                .extract()
                .path("errors[0].field");
        assertThat(named).startsWith(field);
    }

    private Map<String, Object> told(String name) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("area", town.community);
        body.put("skills", List.of("haircut", "first-aid"));
        body.put("leader", leader);
        return body;
    }

    private static String founded(String token, Map<String, Object> told) {
        Response answer = as(token).body(told).post("/v1/teams");
        answer.then().statusCode(201).header("ETag", "\"1\"");
        return answer.path("id");
    }

    private static void puts(String token, String team, String person, int status) {
        as(token).put("/v1/teams/" + team + "/members/" + person).then().statusCode(status);
    }

    private static void deletes(String token, String team, String person, int status) {
        as(token).delete("/v1/teams/" + team + "/members/" + person).then().statusCode(status);
    }
}
