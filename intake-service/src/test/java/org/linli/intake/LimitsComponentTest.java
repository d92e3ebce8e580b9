package org.linli.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.intake.testing.Calls;
import org.linli.intake.testing.CityOfTwoStreets;
import org.linli.intake.testing.StrictLimits;
import org.linli.intake.testing.TestClock;
import org.linli.kit.testing.TestTokens;

/** Who calls too often is told so, and when to come back. */
@QuarkusTest
@TestProfile(StrictLimits.class)
class LimitsComponentTest {

    /** The longest until one more call is granted, in seconds. */
    private static final int LONGEST = 60 / StrictLimits.PER_MINUTE;

    private static final byte[] NO_PICTURE =
            "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);

    @BeforeEach
    void city() {
        CityOfTwoStreets.loadNow();
    }

    @Test
    void reportsWithoutATokenAreLimitedAndThoseWithOneAreNot() {
        limited(() -> Calls.submit(Calls.pothole()), 201);

        String resident = TestTokens.of(UUID.randomUUID().toString(), "linli-app", "resident");
        for (int i = 0; i <= StrictLimits.BURST; i++) {
            Calls.as(resident).body(Calls.pothole()).post("/v1/reports").then().statusCode(201);
        }
    }

    @Test
    void guessesAtSecretsAreLimited() {
        limited(
                () -> Calls.json()
                        .body(Map.of("number", "20261122-000001", "secret", "0000-0000-0000-0000"))
                        .post("/v1/tracking"),
                404);
    }

    @Test
    void photosWithoutATokenAreLimitedBeforeTheyAreDecoded() {
        limited(() -> given().contentType("image/jpeg").body(NO_PICTURE).post("/v1/photos"), 415);

        String resident = TestTokens.of(UUID.randomUUID().toString(), "linli-app", "resident");
        for (int i = 0; i <= StrictLimits.BURST; i++) {
            given().auth()
                    .oauth2(resident)
                    .contentType("image/jpeg")
                    .body(NO_PICTURE)
                    .post("/v1/photos")
                    .then()
                    .statusCode(415);
        }
    }

    /** @param otherwise the status of a call that is let through */
    private static void limited(Supplier<Response> call, int otherwise) {
        for (int i = 0; i < StrictLimits.BURST; i++) {
            call.get().then().statusCode(otherwise);
        }
        Response refused = call.get();
        refused.then()
                .statusCode(429)
                .contentType(containsString("application/problem+json"))
                .body("type", endsWith("/too-many-requests"))
                .body("status", equalTo(429));
        int seconds = Integer.parseInt(refused.header("Retry-After"));
        assertThat(seconds).isBetween(1, LONGEST);
        assertThat(refused.<String>path("detail")).contains(String.valueOf(seconds));

        TestClock.ahead(Duration.ofSeconds(seconds + 1), () -> {
            call.get().then().statusCode(otherwise);
            call.get().then().statusCode(429);
        });
    }
}
