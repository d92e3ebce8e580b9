package org.linli.volunteer.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.opened;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

/** Who may answer, who may look, and what answers are good for. */
@QuarkusTest
class AnsweringComponentTest extends InvitationScene {

    private Neighbour withoutPhone() {
        Neighbour person = willing();
        database.update("UPDATE person SET subject = NULL WHERE id = ?", person.id());
        return person;
    }

    private void represents(Neighbour who, Neighbour whom) {
        database.update(
                "INSERT INTO representative (id, person, subject, appointed_by, begun_at) VALUES (?, ?, ?, 'desk', now())",
                UUID.randomUUID(),
                whom.id(),
                who.subject());
    }

    @Test
    void whoRepresentsAPersonWithoutAPhoneAnswersForThemAndItShows() {
        Neighbour old = withoutPhone();
        Neighbour daughter = willing();
        represents(daughter, old);
        String need = filling(urgentVisit());
        String invitation = invitation(need, old);

        as(daughter.token())
                .get("/v1/invitations?person=" + old.id())
                .then()
                .statusCode(200)
                .body("items.id", contains(invitation));
        accept(daughter.token(), invitation).then().statusCode(200).body("state", equalTo("chosen"));

        as(town.desk())
                .get("/v1/needs/" + need + "/invitations")
                .then()
                .body("items.findAll { it.state == 'chosen' }.answeredAs", contains("representative"));
        as(town.desk())
                .get("/v1/needs/" + need + "/claims")
                .then()
                .body("items.personId", contains(old.id().toString()))
                .body("items.claimedForThem", contains(true));
    }

    @Test
    void theDeskAnswersForWhoHasNoPhoneAndForNobodyElse() {
        Neighbour old = withoutPhone();
        Neighbour young = willing();
        String need = filling(visit());

        accept(town.desk(), invitation(need, young)).then().statusCode(403);
        refuse(town.desk(), invitation(need, old)).then().statusCode(200).body("state", equalTo("refused"));

        assertThat(asked(need).getList("items.findAll { it.state == 'refused' }.answeredAs"))
                .containsExactly("desk");
        accept(young.token(), invitation(need, young)).then().statusCode(200).body("state", equalTo("chosen"));
    }

    @Test
    void nobodyElseSeesOrAnswersAnInvitation() {
        Neighbour person = willing();
        Neighbour stranger = willing();
        Town elsewhere = Town.known(database);
        String need = filling(visit());
        String invitation = invitation(need, person);

        accept(stranger.token(), invitation).then().statusCode(404);
        refuse(elsewhere.desk(), invitation).then().statusCode(404);
        accept(stranger.token(), UUID.randomUUID().toString()).then().statusCode(404);
        as(stranger.token()).get("/v1/invitations?person=" + person.id()).then().statusCode(404);
        as(elsewhere.desk()).get("/v1/needs/" + need + "/invitations").then().statusCode(404);
        as(elsewhere.desk()).get("/v1/needs/" + need + "/filling").then().statusCode(404);
        as(elsewhere.desk()).post("/v1/needs/" + need + "/filling").then().statusCode(403);
        as(elsewhere.desk()).post("/v1/needs/" + need + "/filling/stop").then().statusCode(403);
        as(person.token()).post("/v1/needs/" + need + "/filling").then().statusCode(403);
        as(town.volunteer("unregistered")).get("/v1/invitations").then().statusCode(403);
        assertThat(people(need, "asked")).hasSize(2);
    }

    @Test
    void whatIsAskedBadlyIsRefusedAndChangesNothing() {
        Neighbour person = willing();
        String need = filling(visit());
        String invitation = invitation(need, person);

        as(person.token())
                .body(Map.of("reason", "长".repeat(501)))
                .post("/v1/invitations/" + invitation + "/refusal")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        as(person.token())
                .get("/v1/invitations?state=sent")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("state"));
        as(person.token()).get("/v1/invitations?cursor=x").then().statusCode(400);
        as(person.token()).get("/v1/invitations?limit=0").then().statusCode(400);
        as(town.desk())
                .get("/v1/needs/" + UUID.randomUUID() + "/filling")
                .then()
                .statusCode(404);
        String untouched = opened(town, visit());
        as(town.desk()).post("/v1/needs/" + untouched + "/filling/stop").then().statusCode(404);
        assertThat(people(need, "asked")).hasSize(1);
    }

    @Test
    void pagesOfInvitationsFollowEachOther() {
        Neighbour person = willing();
        List<String> needs = List.of(filling(visit()), filling(visit()), filling(visit()));

        JsonPath first = as(person.token()).get("/v1/invitations?limit=2").jsonPath();
        JsonPath second = as(person.token())
                .get("/v1/invitations?limit=2&cursor=" + first.getString("next"))
                .jsonPath();

        assertThat(first.getList("items.need.id")).containsExactly(needs.get(2), needs.get(1));
        assertThat(second.getList("items.need.id")).containsExactly(needs.get(0));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void answersTellHowProbablySomebodySaysYes() {
        Neighbour yes = willing();
        Neighbour no = willing();
        Neighbour silent = willing();
        String need = filling(visit());
        refuse(no.token(), invitation(need, no)).then().statusCode(200);
        accept(yes.token(), invitation(need, yes)).then().statusCode(200);
        timePasses(need, Duration.ofMinutes(31));

        String other = opened(town, elsewhen());

        assertThat(likelihood(other, yes)).isEqualTo(3.0f / 5);
        assertThat(likelihood(other, no)).isEqualTo(2.0f / 5);
        assertThat(people(need, "called-off"))
                .as("somebody called off before their time was up did not fail to answer")
                .containsExactly(silent.id().toString());
        assertThat(likelihood(other, silent)).isEqualTo(2.0f / 4);
    }

    @Test
    void aHoldThatSomebodyElseMadeAndThatLapsedCountsForNobody() {
        Neighbour forced = willing();
        Neighbour own = willing();
        Map<String, Object> body = visit();
        body.put("places", 2);
        String need = opened(town, body);
        as(town.desk())
                .body(Map.of("person", forced.id().toString()))
                .post("/v1/needs/" + need + "/claims")
                .then()
                .statusCode(201);
        as(own.token()).post("/v1/needs/" + need + "/claims").then().statusCode(201);
        database.update("UPDATE claim SET held_until = now() WHERE need_id = ?::uuid", need);
        database.update("UPDATE need SET look_at = now() WHERE id = ?::uuid", need);
        await().untilAsserted(() -> assertThat(standing(need)).isZero());

        String other = opened(town, elsewhen());

        assertThat(likelihood(other, forced)).isEqualTo(2.0f / 4);
        assertThat(likelihood(other, own)).isEqualTo(2.0f / 5);
    }

    private Map<String, Object> elsewhen() {
        Map<String, Object> body = visit();
        Instant begins = Instant.parse(body.get("beginsAt").toString()).plus(Duration.ofDays(2));
        body.put("beginsAt", begins.toString());
        body.put("endsAt", begins.plus(Duration.ofHours(2)).toString());
        return body;
    }

    private float likelihood(String need, Neighbour who) {
        return as(town.desk())
                .get("/v1/needs/" + need + "/candidates/" + who.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getFloat("terms.find { it.term == 'likelihood' }.value");
    }
}
