package org.linli.care.elder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.change;
import static org.linli.care.testing.Asking.together;
import static org.linli.care.testing.Asking.version;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.IdNumbers;
import org.linli.care.testing.Registered;
import org.linli.care.testing.Town;
import org.linli.kit.audit.Audit;
import org.linli.kit.sql.Database;

@QuarkusTest
class ErasureComponentTest {

    private static final LocalDate BORN = LocalDate.of(1937, 11, 3);

    @Inject
    Database database;

    @Inject
    Audit audit;

    private Town town;

    @BeforeEach
    void open() {
        town = Town.known(database);
    }

    @Test
    void anExportHoldsAllThatIsKeptAndIsOnRecord() {
        Map<String, Object> body = numbered();
        body.put("insurances", List.of(Map.of("kind", "accident", "insurer", "人寿")));
        String id = Registered.in(town.desk(), body);

        as(town.desk())
                .get("/v1/elders/" + id + "/export")
                .then()
                .statusCode(200)
                .body("idNumber", equalTo(body.get("idNumber")))
                .body("matter.phone", equalTo(body.get("phone")))
                .body("elder.name", equalTo(body.get("name")))
                .body("elder.insurances.insurer", contains("人寿"))
                .body("others", hasKey("elder_consent"))
                .body("others.elder_consent", hasSize(2));

        as(town.worker()).get("/v1/elders/" + id + "/export").then().statusCode(403);
        as(Town.known(database).desk())
                .get("/v1/elders/" + id + "/export")
                .then()
                .statusCode(404);
        assertThat(audit.of("elder", id))
                .extracting(e -> e.entry().action())
                .containsExactly("register", "export-data");
    }

    @Test
    void whoAsksForItIsForgottenWithWhatWasMergedIntoTheirEntryAndOnlyOnce() throws Exception {
        Map<String, Object> body = numbered();
        body.put("insurances", List.of(Map.of("kind", "accident", "insurer", "人寿")));
        String kept = Registered.in(town.desk(), body);
        body.remove("idNumber");
        String given = Registered.in(town.desk(), body);
        String pair = as(town.desk()).get("/v1/duplicates").path("items[0].id");
        change(town.desk(), "/v1/duplicates/" + pair, "merge", Map.of("keep", kept, "reason", "同一人"))
                .then()
                .statusCode(200);
        String path = "/v1/elders/" + kept;
        String seen = version(town.desk(), path);

        List<Response> answers = together(List.of(
                () -> erase(town.desk(), path, seen, "on-request"),
                () -> erase(town.desk2(), path, seen, "on-request")));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(204, 404);
        for (String id : List.of(kept, given)) {
            as(town.desk()).get("/v1/elders/" + id).then().statusCode(404);
            assertThat(database.first(
                            "SELECT e::text AS whole FROM elder e WHERE id = ?",
                            row -> row.getString("whole"),
                            UUID.fromString(id)))
                    .hasValueSatisfying(row -> assertThat(row)
                            .contains("erased")
                            .doesNotContain((String) body.get("name"), BORN.toString(), "幸福里", "139****5678"));
            assertThat(database.first("SELECT 1 FROM elder_insurance WHERE elder = ?", row -> 1, UUID.fromString(id)))
                    .isEmpty();
            assertThat(audit.of("elder", id))
                    .extracting(e -> e.entry().action())
                    .contains("erase-data");
        }
        as(town.desk()).get("/v1/elders").then().body("items", hasSize(0));
    }

    @Test
    void whoIsVisitedNowOrLeftOnlyLatelyIsNotForgotten() {
        String id = Registered.in(town.desk(), numbered());
        String path = "/v1/elders/" + id;
        database.update("""
                INSERT INTO visit (id, version, state, elder_id, day, kind, area_code, area_path, begins_at, ends_at, minutes, skills,
                                   carers, created_at)
                SELECT ?, 1, 'arrived', id, current_date, 'door-knock', area_code, area_path, now(), now() + interval '1 hour', 30,
                       '{}', 1, now() FROM elder WHERE id = ?""", "erasure-" + id, UUID.fromString(id));

        erase(town.desk(), path, version(town.desk(), path), "on-request")
                .then()
                .statusCode(409)
                .body("standing.visit", contains("erasure-" + id));
        database.update("UPDATE visit SET state = 'verified' WHERE id = ?", "erasure-" + id);
        erase(town.desk(), path, version(town.desk(), path), "retention").then().statusCode(409);
        change(town.desk(), path, "leaving", Map.of("reason", "deceased"))
                .then()
                .statusCode(200);
        erase(town.desk(), path, version(town.desk(), path), "retention")
                .then()
                .statusCode(409)
                .body("guard", equalTo("retention-is-over"));
        erase(town.desk(), path, version(town.desk(), path), "because").then().statusCode(400);
        erase(town.worker(), path, version(town.desk(), path), "on-request")
                .then()
                .statusCode(403);
        database.update("UPDATE elder SET left_on = current_date - 1827 WHERE id = ?", UUID.fromString(id));

        erase(town.desk(), path, version(town.desk(), path), "retention").then().statusCode(204);
    }

    private Map<String, Object> numbered() {
        Map<String, Object> body = Registered.told(town.grid);
        body.putAll(Map.of("idNumber", IdNumbers.of(BORN, false), "birthDate", BORN.toString()));
        return body;
    }

    private static Response erase(String token, String path, String seen, String reason) {
        return as(token).header("If-Match", seen).body(Map.of("reason", reason)).post(path + "/erasure");
    }
}
