package org.linli.volunteer.matching;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.kit.problem.Problem;
import org.linli.kit.testing.TestTokens;
import org.linli.volunteer.testing.Town;

/** Who may serve, in which order, and who is told. */
@QuarkusTest
class CandidatesComponentTest extends CandidateScene {

    @Inject
    BrokenRules rules;

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
