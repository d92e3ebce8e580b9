package org.linli.care.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Town;
import org.linli.citypack.PackFolder;
import org.linli.kit.sql.Database;

@QuarkusTest
class PackComponentTest {

    @Inject
    Database database;

    @Inject
    VisitKinds kinds;

    @Test
    void theSampleCitysKindsAreOfferedAndOneThatItDropsIsKeptForItsVisits() throws IOException {
        applied(city());
        Map<String, String> without = city();
        without.put("visit_kinds.csv", without.get("visit_kinds.csv").replaceAll("(?m)^lifting,.*\\R", ""));
        without.put("visit_tasks.csv", without.get("visit_tasks.csv").replaceAll("(?m)^lifting,.*\\R", ""));

        applied(without);

        assertThat(kinds.offered())
                .extracting(VisitKind::code)
                .contains("haircut")
                .doesNotContain("lifting");
        assertThat(kinds.find("lifting"))
                .map(VisitKind::tasks)
                .hasValueSatisfying(tasks ->
                        assertThat(tasks).extracting(VisitKind.Task::code).containsExactly("turned"));
        Kinds.known(database);
    }

    @Test
    void aFaultIsTold() throws IOException {
        Map<String, String> spoilt = city();
        spoilt.put("visit_tasks.csv", spoilt.get("visit_tasks.csv") + "nothing,x,无,None,true\n");

        shown(spoilt)
                .then()
                .statusCode(200)
                .body("faults.rule", hasItem("visit_tasks.kind-unknown"))
                .body("faults[0].file", equalTo("visit_tasks.csv"));
    }

    private static Map<String, String> city() throws IOException {
        Map<String, String> files = new TreeMap<>();
        PackFolder.read(Path.of("../cities/anhe"))
                .forEach((name, content) -> files.put(name, new String(content, StandardCharsets.UTF_8)));
        return files;
    }

    private static Response shown(Map<String, String> files) {
        return given().auth()
                .oauth2(Town.administrator())
                .contentType(ContentType.JSON)
                .body(Map.of("files", files))
                .post("/v1/city-packs");
    }

    private static void applied(Map<String, String> files) {
        Response shown = shown(files);
        shown.then().statusCode(200);
        int latest = shown.path("latestRevision");
        Integer present = shown.path("appliedAsRevision");
        if (present != null && present == latest) {
            return;
        }
        given().auth()
                .oauth2(Town.administrator())
                .contentType(ContentType.JSON)
                .body(Map.of("revision", latest + 1))
                .post("/v1/city-packs/" + shown.path("digest") + "/application")
                .then()
                .statusCode(200);
    }
}
