package org.linli.reporting.indicator;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.linli.reporting.testing.Service.as;
import static org.linli.reporting.testing.Service.awaitIndicator;
import static org.linli.reporting.testing.Service.awaitKnown;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.TestTokens;
import org.linli.kit.testing.Wire;
import org.linli.kit.testing.Wire.Event;
import org.linli.reporting.testing.Town;

@QuarkusTest
class ScopeComponentTest {

    private static Wire wire;

    @BeforeAll
    static void open() {
        wire = new Wire();
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    @Test
    void anOfficerCountsTheOwnAreaOnlyAndAUnitsHandlerTheOwnUnitOnly() {
        Town town = townWithACase();
        Town other = townWithACase();

        ask(town.officer(), town, Map.of())
                .statusCode(200)
                .body(accepted(), equalTo(1))
                .body("wholeCity", equalTo(false));
        ask(town.officer(), town, Map.of("area", town.grid)).statusCode(200).body(accepted(), equalTo(1));
        ask(town.officer(), town, Map.of("area", other.subdistrict)).statusCode(403);
        ask(town.handler(), town, Map.of()).statusCode(200).body(accepted(), equalTo(1));
        ask(town.handler(), town, Map.of("unit", town.unit)).statusCode(200).body(accepted(), equalTo(1));
        ask(town.handler(), town, Map.of("unit", other.unit)).statusCode(403);
        ask(other.handler(), town, Map.of()).statusCode(200).body(accepted(), equalTo(0));
        ask(town.chief(), town, Map.of("area", other.grid)).statusCode(200).body(accepted(), equalTo(0));
        ask(town.chief(), town, Map.of("unit", town.unit)).statusCode(200).body(accepted(), equalTo(1));
        ask(town.chief(), town, Map.of()).statusCode(200).body("wholeCity", equalTo(true));
    }

    @Test
    void aWithdrawnPostingStopsWorkingWithItsOldToken() {
        Town town = townWithACase();
        ask(town.officer(), town, Map.of()).statusCode(200);

        wire.send(List.of(new Event(
                "linli.registry.postings",
                "p-" + town.subjectOf("officer"),
                "linli.registry.posting.v1",
                2,
                Instant.now(),
                """
                {"postingId":"p-%s","subject":"%s","role":"desk","areaCode":"%s","unitCode":null,"from":"2020-01-01",
                "to":null,"retired":true,"revision":2}""".formatted(town.subjectOf("officer"), town.subjectOf("officer"), town.subdistrict))));

        await().untilAsserted(() -> ask(town.officer(), town, Map.of()).statusCode(403));
    }

    @Test
    void whoHasNoOfficersRoleOrNoPostingIsRefused() {
        Town town = townWithACase();

        given().get("/v1/indicators").then().statusCode(401);
        ask(TestTokens.of("somebody", "linli-app", "resident"), town, Map.of()).statusCode(403);
        ask(TestTokens.of("somebody", "linli-web", "duty-chief"), town, Map.of())
                .statusCode(403);
        ask(Town.administrator(), town, Map.of()).statusCode(403);
        // The posting alone does not do: the token must hold the role too.
        ask(TestTokens.of(town.subjectOf("chief"), "linli-web", "desk"), town, Map.of())
                .statusCode(403);
    }

    @Test
    void aPeriodThatIsNoneIsRefusedWithItsField() {
        Town town = townWithACase();

        as(town.officer())
                .header("Accept-Language", "en")
                .get("/v1/indicators")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("from", "to"));
        ask(town.officer(), town, Map.of("to", town.monday.toString()))
                .statusCode(400)
                .body("errors[0].rule", equalTo("after-from"));
        ask(town.officer(), town, Map.of("from", "+999999999-01-01")).statusCode(400);
        ask(town.officer(), town, Map.of("to", "2999-01-01")).statusCode(400).body("errors[0].rule", equalTo("span"));
        ask(town.officer(), town, Map.of("area", "nowhere")).statusCode(400).body("errors[0].field", equalTo("area"));
        ask(town.officer(), town, Map.of("unit", "nobody")).statusCode(400).body("errors[0].field", equalTo("unit"));
    }

    @Test
    void definitionsAreForAnyone() {
        given().get("/v1/indicator-definitions")
                .then()
                .statusCode(200)
                .body("find { it.code == 'settlement-rate' }.denominator.where", hasItems("filed", "dispatched"))
                .body("find { it.code == 'on-time-rate' }.exclude", hasItems("imported"));
    }

    private static String accepted() {
        return "indicators.find { it.code == 'accepted' }.value";
    }

    private static Town townWithACase() {
        Town town = new Town();
        wire.send(town.registry());
        Instant due = town.at(4, "17:00");
        wire.send(town.story()
                .submitted(town.at(0, "06:37"))
                .accepted(town.at(0, "07:20"))
                .filed(town.at(0, "08:33"), due)
                .dispatched(town.at(0, "08:33"), town.unit, due)
                .all());
        awaitKnown(town);
        awaitIndicator(town, "dispatched", "1");
        awaitIndicator(town, "accepted", "1");
        return town;
    }

    private static ValidatableResponse ask(String token, Town town, Map<String, String> more) {
        Map<String, String> parameters = new java.util.HashMap<>(Map.of(
                "from", town.monday.toString(), "to", town.monday.plusDays(7).toString()));
        parameters.putAll(more);
        return as(token).queryParams(parameters).get("/v1/indicators").then();
    }
}
