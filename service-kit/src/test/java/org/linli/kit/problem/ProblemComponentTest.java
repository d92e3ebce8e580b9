package org.linli.kit.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.PartsTestResource;

@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "kit"))
@QuarkusTestResource(TestIdentity.class)
class ProblemComponentTest {

    private static final String FINE = "{\"id\":\"018f2c5e-7a10-7c3b-9d44-1f0a6c2b7e01\",\"amount\":1}";

    private ValidatableResponse post(String how, String language, String body) {
        return given().header("Accept-Language", language)
                .contentType("application/json")
                .body(body)
                .post("/v1/odd/" + how)
                .then()
                .contentType(startsWith("application/problem+json"));
    }

    @Test
    void aBrokenRuleNamesFieldAndRuleInTheLanguageAskedFor() {
        post("rule", "en", FINE)
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-input"))
                .body("errors[0].field", equalTo("amount"))
                .body("errors[0].rule", equalTo("range"))
                .body("errors[0].message", equalTo("must be 1 to 10"))
                .body("given", equalTo(1));
        post("rule", "zh", FINE).body("errors[0].message", equalTo("须为 1 至 10"));
    }

    @Test
    void theTypeLeadsToAPageThatADeveloperCanRead() {
        String type = post("rule", "en", FINE).extract().path("type");

        given().get(type)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(startsWith("## `invalid-input`"))
                .body(containsString("**处理**"));
        given().get("/problems").then().statusCode(200).body(containsString("## `stale`"));
        given().get("/problems/nothing").then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    @Test
    void aBodyThatIsNotJsonSaysWhere() {
        post("fine", "en", "{\"id\":").statusCode(400).body("type", containsString("malformed-body"));
    }

    @Test
    void aMemberOfTheWrongTypeIsNamed() {
        post("fine", "en", "{\"id\":\"x\",\"amount\":1}").statusCode(400).body("errors[0].field", equalTo("id"));
        post("fine", "en", "{\"amuont\":1}").statusCode(400).body("errors[0].field", equalTo("amuont"));
    }

    @Test
    void aBugTellsTheCallerNothingItShouldNotKnow() {
        post("bug", "en", FINE).statusCode(500).body(not(containsString("secret")));
    }

    @Test
    void aPartThatIsAwayAsksToTryAgain() {
        post("away", "en", FINE).statusCode(503).header("Retry-After", equalTo("5"));
        post("on-its-way", "en", FINE).statusCode(503).header("Retry-After", equalTo("5"));
    }

    @Test
    void whatIsNotThereAndWhatIsNotAllowedAreProblemsToo() {
        given().get("/v1/nowhere").then().statusCode(404);
        given().delete("/v1/odd/x").then().statusCode(405).contentType(startsWith("application/problem+json"));
        given().contentType("text/plain").body("x").post("/v1/odd/x").then().statusCode(415);
    }
}
