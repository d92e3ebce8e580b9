package org.linli.volunteer.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.claimed;
import static org.linli.volunteer.testing.Asking.opened;
import static org.linli.volunteer.testing.Asking.propose;
import static org.linli.volunteer.testing.Asking.stateOf;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.volunteer.testing.Neighbours.Neighbour;

/** Waves and the choice. */
@QuarkusTest
class InvitationComponentTest extends InvitationScene {

    private static final Duration TWO_HOURS = Duration.ofHours(2).plusMinutes(1);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(31);

    @Test
    void theFirstWaveIsAskedAtOnceAndAsLargeAsSomebodyProbablySaysYes() {
        willing(6);
        Neighbour withdrew = willing();
        agrees(withdrew.id(), false);

        String need = filling(visit());

        // Four of whom each says yes with a half: somebody does with 1 − 1/16 > 0.9.
        assertThat(asked(need).getList("items.state")).hasSize(4).containsOnly("asked");
        assertThat(asked(need).getList("items.wave")).containsOnly(1);
        begin(need).then().statusCode(200).body("asked", equalTo(4)).body("waves", equalTo(1));
        assertThat(people(need, "asked")).doesNotContain(withdrew.id().toString());
        assertThat(database.list(
                        "SELECT action FROM audit_entry WHERE entity = 'need' AND entity_id = ? ORDER BY id",
                        row -> row.getString("action"),
                        need))
                .containsSubsequence("begin-filling", "invite");
    }

    @Test
    void whoDoesNotAnswerInTimeIsNotWaitedForAndOthersAreAskedOnce() {
        willing(6);
        String need = filling(visit());
        List<String> first = people(need, "asked");

        timePasses(need, TWO_HOURS);
        timePasses(need, TWO_HOURS);

        assertThat(people(need, "unanswered")).containsExactlyElementsOf(first);
        assertThat(people(need, "asked")).hasSize(2).doesNotContainAnyElementsOf(first);
        timePasses(need, TWO_HOURS.multipliedBy(2));
        assertThat(people(need, "unanswered")).hasSize(6);
        as(town.desk())
                .get("/v1/needs/" + need + "/filling")
                .then()
                .body("state", equalTo("active"))
                .body("asked", equalTo(0))
                .body("nextLook", notNullValue());
        Neighbour newcomer = willing();
        timePasses(need, TWO_HOURS.multipliedBy(3));
        assertThat(people(need, "asked")).containsExactly(newcomer.id().toString());
    }

    @Test
    void yesesAreCollectedAndTheBestIsChosen() {
        List<Neighbour> people = willing(4);
        Neighbour farther = people.get(0);
        database.update("UPDATE person SET area = ? WHERE id = ?", town.subdistrict, farther.id());
        String need = filling(visit());
        accept(farther.token(), invitation(need, farther))
                .then()
                .statusCode(200)
                .body("state", equalTo("accepted"));
        Neighbour nearer = people.get(1);
        accept(nearer.token(), invitation(need, nearer)).then().body("state", equalTo("accepted"));
        assertThat(standing(need)).isZero();

        timePasses(need, HALF_AN_HOUR);
        timePasses(need, HALF_AN_HOUR);

        assertThat(people(need, "chosen")).containsExactly(nearer.id().toString());
        assertThat(people(need, "not-chosen")).containsExactly(farther.id().toString());
        assertThat(people(need, "called-off")).hasSize(2);
        assertThat(stateOf(town, need)).isEqualTo("filled");
        as(nearer.token())
                .get("/v1/claims")
                .then()
                .body("items.needId", contains(need))
                .body("items.state", contains("confirmed"));
        as(nearer.token())
                .get("/v1/invitations?state=chosen")
                .then()
                .statusCode(200)
                .body("items.need.id", contains(need))
                .body("items.answeredAs", contains("oneself"))
                .body("items[0].claimId", notNullValue());
    }

    @Test
    void nobodyIsKeptWaitingWhenEverybodyHasAnswered() {
        List<Neighbour> people = willing(2);
        String need = filling(visit());
        refuse(people.get(0).token(), invitation(need, people.get(0)))
                .then()
                .statusCode(200)
                .body("state", equalTo("refused"));

        accept(people.get(1).token(), invitation(need, people.get(1)))
                .then()
                .body("state", equalTo("chosen"))
                .body("claimId", notNullValue());
    }

    @Test
    void whenItIsUrgentTheFirstYesWinsAndTheOthersAreCalledOff() {
        List<Neighbour> people = willing(3);
        String need = filling(urgentVisit());
        String first = invitation(need, people.get(0));
        String second = invitation(need, people.get(1));

        String claim = accept(people.get(0).token(), first)
                .then()
                .statusCode(200)
                .body("state", equalTo("chosen"))
                .extract()
                .path("claimId");

        accept(people.get(0).token(), first).then().statusCode(200).body("claimId", equalTo(claim));
        accept(people.get(1).token(), second)
                .then()
                .statusCode(409)
                .body("type", endsWith("/conflict"))
                .body("state", equalTo("called-off"));
        assertThat(standing(need)).isEqualTo(1);
    }

    @Test
    void aNoCountsUntilTimeOrPlaceOfTheNeedChanges() {
        Neighbour person = willing();
        String need = filling(visit());
        String invitation = invitation(need, person);
        refuse(person.token(), invitation).then().statusCode(200);
        refuse(person.token(), invitation).then().statusCode(200).body("version", equalTo(2));
        stop(need).then().statusCode(200).body("state", equalTo("stopped"));
        begin(need).then().statusCode(200).body("asked", equalTo(0));

        database.update("UPDATE need SET begins_at = begins_at + INTERVAL '1 minute' WHERE id = ?::uuid", need);
        stop(need);
        begin(need).then().statusCode(200).body("asked", equalTo(1));
    }

    @Test
    void aYesCanBeTakenBackBeforeTheChoice() {
        List<Neighbour> people = willing(2);
        String need = filling(visit());
        String invitation = invitation(need, people.get(0));
        accept(people.get(0).token(), invitation).then().body("state", equalTo("accepted"));

        refuse(people.get(0).token(), invitation).then().statusCode(200).body("state", equalTo("refused"));

        accept(people.get(0).token(), invitation).then().statusCode(409);
        timePasses(need, HALF_AN_HOUR);
        assertThat(standing(need)).isZero();
    }

    @Test
    void aPlaceThatComesFreeAgainIsFilledAgainWithWhoSaidYesInVain() {
        List<Neighbour> people = willing(2);
        String need = filling(visit());
        people.forEach(each -> accept(each.token(), invitation(need, each)));
        assertThat(people(need, "not-chosen")).hasSize(1);
        Neighbour chosen =
                people(need, "chosen").contains(people.get(0).id().toString()) ? people.get(0) : people.get(1);
        Neighbour other = chosen == people.get(0) ? people.get(1) : people.get(0);

        String claim = as(chosen.token()).get("/v1/claims").path("items[0].id");
        change(chosen.token(), "/v1/claims/" + claim, "release", Map.of("reason", "临时有事"))
                .then()
                .statusCode(200);

        await().untilAsserted(() -> assertThat(people(need, "asked"))
                .as("nobody calls the sweep: it sees that the need has changed")
                .containsExactly(other.id().toString()));
    }

    @Test
    void whatAHardRuleForbidsCannotBeAccepted() {
        List<Neighbour> people = willing(2);
        String need = filling(visit());
        String other = opened(town, visit());
        claimed(people.get(0).token(), other);

        accept(people.get(0).token(), invitation(need, people.get(0)))
                .then()
                .statusCode(409)
                .body("type", endsWith("/may-not-serve"))
                .body("rule", equalTo("free-time"));
        agrees(people.get(1).id(), false);
        accept(people.get(1).token(), invitation(need, people.get(1)))
                .then()
                .statusCode(409)
                .body("rule", equalTo("consent"));
        assertThat(people(need, "asked")).hasSize(2);
    }

    @Test
    void whoIsBoundElsewhereWhenChosenIsLeftOutAndTheNextOneTaken() {
        List<Neighbour> people = willing(3);
        Neighbour best = people.get(0);
        Neighbour next = people.get(1);
        database.update("UPDATE person SET area = ? WHERE id = ?", town.subdistrict, next.id());
        String need = filling(visit());
        accept(best.token(), invitation(need, best)).then().body("state", equalTo("accepted"));
        accept(next.token(), invitation(need, next)).then().body("state", equalTo("accepted"));
        claimed(best.token(), opened(town, visit()));

        timePasses(need, HALF_AN_HOUR);
        timePasses(need, HALF_AN_HOUR);

        assertThat(people(need, "not-chosen")).containsExactly(best.id().toString());
        assertThat(people(need, "chosen")).containsExactly(next.id().toString());
    }

    @Test
    void whoeverWasAskedIsCalledOffWhenTheNeedIsOver() {
        Neighbour person = willing();
        String need = filling(visit());
        String invitation = invitation(need, person);
        change(town.desk(), "/v1/needs/" + need, "withdrawal", Map.of("reason", "不再需要"))
                .then()
                .statusCode(200);

        await().untilAsserted(
                        () -> assertThat(asked(need).getList("items.state")).containsExactly("called-off"));
        accept(person.token(), invitation).then().statusCode(409);
        as(town.desk()).get("/v1/needs/" + need + "/filling").then().body("state", equalTo("ended"));
        begin(need).then().statusCode(409).body("guard", equalTo("to-be-filled"));
    }

    @Test
    void nobodyIsAskedWithinTheFairWindow() {
        willing();
        Map<String, Object> body = visit();
        body.put("fairWindowSeconds", 3600);

        String need = filling(body);

        assertThat(asked(need).getList("items")).isEmpty();
        timePasses(need, Duration.ofMinutes(61));
        assertThat(people(need, "asked")).hasSize(1);
    }

    @Test
    void whoProposedANeedForThemselvesIsNotAskedForIt() {
        Neighbour proposer = willing();
        Neighbour other = willing();
        String need = propose(proposer.token(), visit())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        change(town.desk(), "/v1/needs/" + need, "review", Map.of());
        change(town.desk(), "/v1/needs/" + need, "opening", Map.of());

        begin(need).then().statusCode(200);

        assertThat(people(need, "asked")).containsExactly(other.id().toString());
    }
}
