package org.linli.kit.pack;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.TestIdentity;
import org.linli.kit.testing.TestTokens;
import org.linli.local.testing.PartsTestResource;

@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "kit"))
@QuarkusTestResource(TestIdentity.class)
class CityPackComponentTest {

    @Inject
    Shelf shelf;

    private static RequestSpecification admin() {
        return given().auth()
                .oauth2(TestTokens.of("admin", "linli-cli", "administrator"))
                .header("Accept-Language", "en")
                .contentType("application/json");
    }

    private static String show(Map<String, String> files) {
        return admin().body(Map.of("files", files))
                .post("/v1/city-packs")
                .then()
                .statusCode(200)
                .body("applicable", equalTo(true))
                .extract()
                .path("digest");
    }

    private static int latest() {
        return admin().get("/v1/city-packs").then().extract().<java.util.List<?>>path("revision").stream()
                .mapToInt(r -> (Integer) r)
                .max()
                .orElse(0);
    }

    @Test
    void aFaultyPackIsListedAndCannotBeApplied() {
        String digest = admin().body(
                        Map.of("files", Map.of("a.txt", UUID.randomUUID().toString(), "b.bin", "x")))
                .post("/v1/city-packs")
                .then()
                .statusCode(200)
                .body("applicable", equalTo(false))
                .body("faults[0].file", equalTo("b.bin"))
                .body("faults[0].rule", equalTo("shelf.not-text"))
                .body("faults[0].message", equalTo("not text"))
                .extract()
                .path("digest");

        admin().body(Map.of("revision", latest() + 1))
                .post("/v1/city-packs/" + digest + "/application")
                .then()
                .statusCode(404);
    }

    @Test
    void aPackIsAppliedOnceHoweverOftenItIsRepeated() {
        String words = UUID.randomUUID().toString();
        String digest = show(Map.of("a.txt", words));
        int revision = latest() + 1;

        for (int i = 0; i < 2; i++) {
            admin().body(Map.of("revision", revision))
                    .post("/v1/city-packs/" + digest + "/application")
                    .then()
                    .statusCode(200)
                    .body("revision", equalTo(revision));
        }

        assertThat(shelf.applied()).containsEntry(revision, words);
        assertThat(latest()).isEqualTo(revision);
    }

    @Test
    void aRevisionThatIsNotAboveThePresentOneIsAConflict() {
        String first = show(Map.of("a.txt", UUID.randomUUID().toString()));
        int revision = latest() + 1;
        admin().body(Map.of("revision", revision)).post("/v1/city-packs/" + first + "/application");
        String second = show(Map.of("a.txt", UUID.randomUUID().toString()));

        admin().body(Map.of("revision", revision))
                .post("/v1/city-packs/" + second + "/application")
                .then()
                .statusCode(409)
                .body("revision", equalTo(revision));
    }

    @Test
    void anApplicationThatBreaksOffLeavesNoRevision() {
        String digest = show(Map.of("stumble.txt", UUID.randomUUID().toString()));
        int before = latest();

        admin().body(Map.of("revision", before + 1))
                .post("/v1/city-packs/" + digest + "/application")
                .then()
                .statusCode(500);

        assertThat(latest()).isEqualTo(before);
    }
}
