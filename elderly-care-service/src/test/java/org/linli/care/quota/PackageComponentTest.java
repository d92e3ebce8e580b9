package org.linli.care.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.together;
import static org.linli.care.testing.Asking.version;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Town;
import org.linli.kit.audit.Audit;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Contracts;

@QuarkusTest
class PackageComponentTest {

    @Inject
    Database database;

    @Inject
    Quota quota;

    @Inject
    Audit audit;

    private Town town;

    @BeforeEach
    void open() {
        town = Town.known(database);
        Kinds.known(database);
    }

    @Test
    void aPackageIsOpenedPeopleAreEnrolledAndWhatIsUsedIsShown() {
        String id = opened();
        UUID elder = elder();

        enrol(town.desk(), id, elder, 24).then().statusCode(200).body("people.visits", contains(24));
        in(() -> {
            quota.reserve("p1" + id, UUID.fromString(id), "haircut", elder);
            quota.reserve("p2" + id, UUID.fromString(id), "haircut", elder);
            quota.consume("p1" + id);
        });

        as(town.chief())
                .get("/v1/packages/" + id)
                .then()
                .statusCode(200)
                .body("lines[0].contracted", equalTo(3600))
                .body("lines[0].reserved", equalTo(1))
                .body("lines[0].consumed", equalTo(1))
                .body("people[0].consumed", equalTo(1));
        as(town.auditor())
                .get("/v1/packages/" + id + "/entries?state=consumed")
                .then()
                .statusCode(200)
                .body("items.visit", contains("p1" + id));
        assertThat(audit.of("package", id)).extracting(e -> e.entry().action()).containsExactly("open", "enrol");
    }

    @Test
    void everyChangeIsToldOnceInOrderAsTheContractSays() {
        String id = opened();
        UUID elder = elder();
        enrol(town.desk(), id, elder, null);
        in(() -> quota.reserve("q" + id, UUID.fromString(id), "haircut", elder));
        in(() -> quota.reserve("q" + id, UUID.fromString(id), "haircut", elder));

        List<String> told = database.list(
                "SELECT version, payload FROM outbox WHERE aggregate = ? ORDER BY version",
                row -> row.getLong("version") + " " + new String(row.getBytes("payload"), StandardCharsets.UTF_8),
                "package/" + id);

        assertThat(told).hasSize(3);
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i)).startsWith((i + 1) + " ").doesNotContain(elder.toString());
            assertThat(Contracts.broken(
                            TellingPackage.TOPIC,
                            TellingPackage.TYPE,
                            told.get(i).substring(2)))
                    .isEmpty();
        }
        assertThat(told.getLast()).contains("\"reserved\":1");
    }

    @Test
    void everyFieldThatBreaksARuleIsNamedAndNothingIsKept() {
        Map<String, Object> body = new HashMap<>(told());
        body.put("unit", "nobody");
        body.put("to", "2025-12-31");
        body.put("lines", List.of(Map.of("kind", "haircut", "visits", 0)));

        as(town.desk())
                .body(body)
                .post("/v1/packages")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("unit", "to", "lines[0].visits"));
        body.put("lines", List.of(Map.of("kind", "no-such-kind", "visits", 5)));
        as(town.desk())
                .body(body)
                .post("/v1/packages")
                .then()
                .statusCode(400)
                .body("errors.rule", hasItem("known-visit-kind"));
        as(town.desk()).get("/v1/packages").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void aContractNumberIsAProvidersOnce() throws Exception {
        Map<String, Object> body = told();
        Callable<Response> opening = () -> as(town.desk()).body(body).post("/v1/packages");

        assertThat(together(Collections.nCopies(4, opening)))
                .extracting(Response::statusCode)
                .containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void aShareIsNeverLessThanWhatIsTakenAndWhoHasVisitsReservedStays() {
        String id = opened();
        UUID elder = elder();
        enrol(town.desk(), id, elder, 5);
        in(() -> quota.reserve("r" + id, UUID.fromString(id), "haircut", elder));

        enrol(town.desk(), id, elder, 0).then().statusCode(400).body("errors[0].rule", equalTo("not-below-taken"));
        remove(id, elder).then().statusCode(409).body("reserved", equalTo(1));
        in(() -> quota.release("r" + id, "cancelled"));
        remove(id, elder).then().statusCode(200).body("people", hasSize(0));
        remove(id, elder).then().statusCode(404);
        as(town.desk())
                .header("If-Match", "\"1\"")
                .body(Map.of())
                .put("/v1/packages/" + id + "/people/" + elder)
                .then()
                .statusCode(412);
    }

    @Test
    void linesAndDaysChangeButNeverBelowWhatIsTaken() {
        String id = opened();
        UUID elder = elder();
        enrol(town.desk(), id, elder, null);
        in(() -> {
            quota.reserve("s" + id, UUID.fromString(id), "haircut", elder);
            quota.reserve("t" + id, UUID.fromString(id), "haircut", elder);
            quota.consume("t" + id);
        });
        visitOf("s" + id, elder, "2026-10-05");

        terms(town.desk(), id, "2026-10-05", line("haircut", 2), line("door-knock", 40))
                .then()
                .statusCode(200)
                .body("to", equalTo("2026-10-05"))
                .body("noAnswerCounts", equalTo(true))
                .body("lines.contracted", containsInAnyOrder(2, 40));
        terms(town.desk(), id, "2026-10-05", line("haircut", 1))
                .then()
                .statusCode(400)
                .body("errors.field", contains("lines[0].visits"))
                .body("errors.rule", contains("not-below-taken"));
        terms(town.desk(), id, "2026-10-05", line("door-knock", 1))
                .then()
                .statusCode(400)
                .body("errors.rule", contains("line-in-use"));
        terms(town.desk(), id, "2026-10-04", line("haircut", 5))
                .then()
                .statusCode(400)
                .body("errors.rule", contains("covers-taken"));
        as(town.desk())
                .header("If-Match", "\"1\"")
                .body(body("2026-12-31", line("haircut", 9)))
                .put("/v1/packages/" + id)
                .then()
                .statusCode(412);
        terms(Town.known(database).desk(), id, "2026-12-31", line("haircut", 9))
                .then()
                .statusCode(404);
        as(town.chief()).get("/v1/packages/" + id).then().body("lines.contracted", containsInAnyOrder(2, 40));

        terms(town.desk(), id, "2026-12-31", line("haircut", 3))
                .then()
                .statusCode(200)
                .body("lines", hasSize(1));
        assertThat(audit.of("package", id))
                .extracting(e -> e.entry().action())
                .containsExactly("open", "enrol", "change", "change");
        assertThat(database.list(
                        "SELECT payload FROM outbox WHERE aggregate = ? ORDER BY version",
                        row -> new String(row.getBytes("payload"), StandardCharsets.UTF_8),
                        "package/" + id))
                .last()
                .asString()
                .contains("\"contracted\":3");
    }

    @Test
    void whoShrinksALineWhileItIsTakenNeverOverdrawsIt() throws Exception {
        String id = opened();
        UUID elder = elder();
        enrol(town.desk(), id, elder, null);
        String seen = version(town.desk(), "/v1/packages/" + id);

        together(List.of(
                () -> as(town.desk())
                        .header("If-Match", seen)
                        .body(body("2026-12-31", line("haircut", 1)))
                        .put("/v1/packages/" + id),
                () -> reserved("u" + id, id, elder),
                () -> reserved("v" + id, id, elder)));

        Map<String, Integer> line = as(town.desk()).get("/v1/packages/" + id).path("lines[0]");
        assertThat(line.get("reserved")).isBetween(1, 2).isLessThanOrEqualTo(line.get("contracted"));
    }

    private Response reserved(String visit, String id, UUID elder) {
        try {
            in(() -> quota.reserve(visit, UUID.fromString(id), "haircut", elder));
        } catch (Problem usedUp) {
            assertThat(usedUp).hasMessageContaining("used up");
        }
        return as(town.desk()).get("/v1/packages/" + id);
    }

    @SafeVarargs
    private Response terms(String token, String id, String to, Map<String, Object>... lines) {
        return as(token)
                .header("If-Match", version(town.desk(), "/v1/packages/" + id))
                .body(body(to, lines))
                .put("/v1/packages/" + id);
    }

    @SafeVarargs
    private static Map<String, Object> body(String to, Map<String, Object>... lines) {
        return Map.of("from", "2026-01-01", "to", to, "noAnswerCounts", true, "lines", List.of(lines));
    }

    private static Map<String, Object> line(String kind, int visits) {
        return Map.of("kind", kind, "visits", visits);
    }

    private void visitOf(String id, UUID elder, String day) {
        database.update("""
                INSERT INTO visit (id, version, state, elder_id, day, kind, area_code, area_path, begins_at, ends_at, minutes, skills,
                                   carers, created_at)
                SELECT ?, 1, 'published', id, ?::date, 'haircut', area_code, area_path, now(), now() + interval '1 hour', 30, '{}',
                       1, now() FROM elder WHERE id = ?""", id, day, elder);
    }

    @Test
    void elsewhereNobodySeesAPackageOrEnrolsSomebodyInIt() {
        String id = opened();
        Town elsewhere = Town.known(database);
        UUID stranger = Residents.alone(database, elsewhere);

        as(elsewhere.desk()).get("/v1/packages/" + id).then().statusCode(404);
        as(elsewhere.desk()).get("/v1/packages/" + id + "/entries").then().statusCode(404);
        as(elsewhere.desk()).get("/v1/packages").then().body("items.id", not(hasItem(id)));
        as(elsewhere.desk()).body(told()).post("/v1/packages").then().statusCode(403);
        enrol(elsewhere.desk(), id, stranger, 1).then().statusCode(404);
        enrol(town.desk(), id, stranger, 1).then().statusCode(404);
    }

    private String opened() {
        return as(town.desk())
                .body(told())
                .post("/v1/packages")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .path("id");
    }

    private Response enrol(String token, String id, UUID elder, @Nullable Integer visits) {
        Map<String, Object> body = new HashMap<>();
        body.put("visits", visits);
        return as(token)
                .header("If-Match", version(town.desk(), "/v1/packages/" + id))
                .body(body)
                .put("/v1/packages/" + id + "/people/" + elder);
    }

    private Response remove(String id, UUID elder) {
        return as(town.desk())
                .header("If-Match", version(town.desk(), "/v1/packages/" + id))
                .delete("/v1/packages/" + id + "/people/" + elder);
    }

    private UUID elder() {
        return Residents.alone(database, town);
    }

    private Map<String, Object> told() {
        return Map.of(
                "number",
                "HT-" + town.unit,
                "unit",
                town.unit,
                "area",
                town.community,
                "from",
                "2026-01-01",
                "to",
                "2026-12-31",
                "lines",
                List.of(Map.of("kind", "haircut", "visits", 3600)));
    }

    private static void in(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }
}
