package org.linli.kit.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.TestIdentity;
import org.linli.kit.testing.TestTokens;
import org.linli.local.testing.PartsTestResource;

@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "kit"))
@QuarkusTestResource(TestIdentity.class)
class RememberedTokensComponentTest {

    @Test
    void eachTokenKeepsItsOwnPersonClientAndRolesHoweverOftenItComes() {
        String desk = TestTokens.of("desk-1", "linli-desk", "desk");
        String chief = TestTokens.of("chief-1", "linli-city", "duty-chief");

        for (int call = 0; call < 3; call++) {
            call(desk)
                    .then()
                    .statusCode(200)
                    .body("subject", equalTo("desk-1"))
                    .body("client", equalTo("linli-desk"))
                    .body("roles", contains("desk"));
            call(chief)
                    .then()
                    .statusCode(200)
                    .body("subject", equalTo("chief-1"))
                    .body("client", equalTo("linli-city"))
                    .body("roles", contains("duty-chief"));
        }
    }

    @Test
    void anotherSignatureUnderARememberedTokenIsRefused() {
        String good = TestTokens.of("desk-1", "linli-desk", "desk");
        call(good).then().statusCode(200);
        String signature = good.substring(good.lastIndexOf('.') + 1);
        String forged = good.substring(0, good.lastIndexOf('.') + 1) + new StringBuilder(signature).reverse();

        call(forged).then().statusCode(401);
        call(good).then().statusCode(200);
    }

    @Test
    void aRememberedTokenIsNotGoodBeyondItsEnd() {
        String brief = TestTokens.lasting(Duration.ofSeconds(3), "desk-1", "linli-desk", "desk");
        assertThat(call(brief).statusCode()).isEqualTo(200);

        // Well before it would be forgotten anyway.
        await().atMost(Duration.ofSeconds(15)).until(() -> call(brief).statusCode() == 401);
    }

    @Test
    void withoutATokenNobodyIsKnown() {
        call(TestTokens.of("desk-1", "linli-desk", "desk")).then().statusCode(200);

        given().get("/v1/caller").then().statusCode(401);
        given().header("Authorization", "Bearer ").get("/v1/caller").then().statusCode(401);
    }

    private static Response call(String token) {
        return given().auth().oauth2(token).get("/v1/caller");
    }
}
