package org.linli.care.elder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.change;
import static org.linli.care.testing.Asking.together;
import static org.linli.care.testing.Asking.version;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.IdNumbers;
import org.linli.care.testing.Listening;
import org.linli.care.testing.PublishedTables;
import org.linli.care.testing.Town;
import org.linli.kit.audit.Audit;
import org.linli.kit.sql.Database;

@QuarkusTest
class ElderComponentTest {

    private static final LocalDate BORN = LocalDate.of(1941, 3, 5);
    private static final String PHONE = "13912345678";

    @Inject
    Database database;

    @Inject
    Audit audit;

    @Inject
    ComingBackInTime comingBack;

    private Town town;

    @BeforeEach
    void open() {
        town = Town.known(database);
    }

    @Test
    void thePublishedTableIsTheTableTheCodeWorksBy() throws Exception {
        PublishedTables.assertPublished("elder.md", ElderTable.ELDER);
    }

    @Test
    void aGridWorkerRegistersSomebodyAndWhatTellsWhoTheyAreIsSealed() {
        String number = IdNumbers.of(BORN, false);
        Map<String, Object> body = told();
        body.put("idNumber", number);

        String id;
        List<String> heard;
        try (Listening log = new Listening()) {
            id = registered(town.worker(), body);
            heard = List.copyOf(log.heard());
        }

        as(town.worker())
                .get("/v1/elders/" + id)
                .then()
                .statusCode(200)
                .body("birthDate", equalTo("1941-03-05"))
                .body("sex", equalTo("female"))
                .body("idNumber", nullValue())
                .body("phone", equalTo("139****5678"));
        as(town.desk()).get("/v1/elders/" + id).then().body("idNumber", matchesPattern("\\d{6}\\*{10}.."));
        as(town.chief()).get("/v1/elders/" + id).then().statusCode(200).body("phone", nullValue());
        assertThat(database.first(
                        "SELECT e::text AS all_of_it FROM elder e WHERE id = ?",
                        row -> row.getString("all_of_it"),
                        uuid(id)))
                .hasValueSatisfying(row -> assertThat(row).doesNotContain(number, PHONE));
        assertThat(heard).noneMatch(line -> line.contains(number) || line.contains(PHONE));
    }

    @Test
    void insurancesAreForThoseWhoKeepThemAndStayUntilTheyAreToldAnew() {
        Map<String, Object> body = told();
        body.put(
                "insurances",
                List.of(
                        Map.of("kind", "resident-medical", "insurer", "市医保局", "validUntil", "2027-06-30"),
                        Map.of("kind", "long-term-care", "insurer", "市医保局")));
        String id = registered(town.worker(), body);

        as(town.worker())
                .get("/v1/elders/" + id)
                .then()
                .body("insurances.kind", contains("long-term-care", "resident-medical"))
                .body("insurances.validUntil", contains(null, "2027-06-30"));
        as(town.chief()).get("/v1/elders/" + id).then().statusCode(200).body("insurances", nullValue());

        body.remove("insurances");
        tell(id, body).then().statusCode(200).body("insurances", hasSize(2));
        body.put(
                "insurances",
                List.of(Map.of("kind", "accident", "insurer", "人寿"), Map.of("kind", "accident", "insurer", "人寿")));
        tell(id, body).then().statusCode(400).body("errors.rule", contains("unique"));
        body.put("insurances", List.of(Map.of("kind", "dental", "insurer", "人寿")));
        tell(id, body).then().statusCode(400).body("errors.field", contains("insurances[0].kind"));
        as(town.desk()).get("/v1/elders/" + id).then().body("insurances", hasSize(2));
        body.put("insurances", List.of());
        tell(id, body).then().statusCode(200).body("insurances", hasSize(0));
    }

    private Response tell(String id, Map<String, Object> body) {
        String path = "/v1/elders/" + id;
        return as(town.desk())
                .header("If-Match", version(town.desk(), path))
                .body(body)
                .put(path);
    }

    @Test
    void everyReadingInFullIsOnRecord() {
        String number = IdNumbers.of(BORN, false);
        Map<String, Object> body = told();
        body.put("idNumber", number);
        String id = registered(town.desk(), body);

        as(town.desk())
                .get("/v1/elders/" + id + "/identity")
                .then()
                .statusCode(200)
                .body("idNumber", equalTo(number));
        as(town.worker()).get("/v1/elders/" + id + "/identity").then().statusCode(403);
        as(town.worker())
                .get("/v1/elders/" + id + "/contact")
                .then()
                .statusCode(200)
                .body("phone", equalTo(PHONE));

        assertThat(audit.of("elder", id))
                .extracting(e -> e.entry().action() + " " + e.entry().role())
                .containsExactly("register desk", "read-identity desk", "read-contact grid-worker");
    }

    @Test
    void theSameKeyRegistersOncePerWordingAndAnotherWordingIsRefused() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = told();

        String first = register(town.worker(), body, key)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        register(town.worker(), body, key).then().statusCode(201).body("id", equalTo(first));
        body.put("name", "别人");
        register(town.worker(), body, key)
                .then()
                .statusCode(409)
                .body("type", containsString("idempotency-key-reused"));
        as(town.worker())
                .body(body)
                .post("/v1/elders")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void ofManyWhoRegisterTheSameIdNumberAtOnceOneDoes() throws Exception {
        Map<String, Object> body = told();
        body.put("idNumber", IdNumbers.of(BORN, false));
        Callable<Response> registering =
                () -> register(town.desk(), body, UUID.randomUUID().toString());

        List<Response> answers = together(Collections.nCopies(4, registering));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409, 409, 409);
        assertThat(answers)
                .filteredOn(a -> a.statusCode() == 409)
                .allSatisfy(a -> assertThat(a.<String>path("type")).contains("elder-known"));
    }

    @Test
    void everyFieldThatBreaksARuleIsNamedAndNothingIsKept() {
        Map<String, Object> body = told();
        body.put("name", " ");
        body.put("birthDate", "1899-12-31");
        body.put("sex", "other");
        body.put("living", "nowhere");
        body.put("phone", "12");
        body.put("idNumber", "123");
        body.put("place", Map.of("longitude", 181, "latitude", 39));

        register(town.desk(), body, UUID.randomUUID().toString())
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "name", "birthDate", "sex", "living", "phone", "idNumber", "place.longitude"));
        as(town.desk()).get("/v1/elders").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void whatTheIdNumberSaysMustAgreeAndNobodyIsRegisteredWithoutConsent() {
        Map<String, Object> body = told();
        body.put("idNumber", IdNumbers.of(BORN.plusDays(1), false));
        register(town.desk(), body, UUID.randomUUID().toString())
                .then()
                .statusCode(400)
                .body("errors.rule", contains("as-the-id-number-says"));
        body.remove("idNumber");
        body.put("consent", false);

        register(town.desk(), body, UUID.randomUUID().toString())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("consent"));
    }

    @Test
    void elsewhereItIsAsIfTheyWereNotThere() {
        String id = registered(town.worker(), told());
        Town elsewhere = Town.known(database);

        as(elsewhere.desk()).get("/v1/elders/" + id).then().statusCode(404);
        as(town.otherWorker()).get("/v1/elders/" + id).then().statusCode(404);
        as(elsewhere.desk()).get("/v1/elders/" + id + "/contact").then().statusCode(404);
        as(town.carer("carer")).get("/v1/elders/" + id).then().statusCode(403);
        as(elsewhere.desk()).get("/v1/elders?limit=200").then().body("items.id", not(hasItem(id)));
        register(town.otherWorker(), told(), "k").then().statusCode(403);
    }

    @Test
    void whoeverIsAwayComesBackByThemselvesWhenTheirTimeIsOver() {
        String id = registered(town.desk(), told());
        String path = "/v1/elders/" + id;

        change(town.worker(), path, "absence", Map.of("reason", "holiday"))
                .then()
                .statusCode(400);
        change(
                        town.worker(),
                        path,
                        "absence",
                        Map.of(
                                "reason",
                                "hospital",
                                "until",
                                LocalDate.now().plusDays(3).toString()))
                .then()
                .statusCode(200)
                .body("state", equalTo("away"));
        change(town.worker(), path, "leaving", Map.of("reason", "moved")).then().statusCode(403);
        database.update("UPDATE elder SET away_until = current_date - 2 WHERE id = ?", uuid(id));
        comingBack.sweep();

        as(town.desk()).get(path).then().body("state", equalTo("registered")).body("away", nullValue());
        change(town.desk(), path, "leaving", Map.of("reason", "moved"))
                .then()
                .statusCode(200)
                .body("state", equalTo("left"));
        change(town.desk(), path, "absence", Map.of("reason", "hospital"))
                .then()
                .statusCode(409);
        as(town.desk())
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "deceased"))
                .post(path + "/leaving")
                .then()
                .statusCode(412);
    }

    @Test
    void contactsAreCalledInTheirOrderAndShownMasked() {
        String id = registered(town.desk(), told());
        String path = "/v1/elders/" + id + "/contacts";
        List<Map<String, Object>> two = List.of(
                Map.of("name", "王芳", "relation", "女儿", "phone", "13800001111", "hasKey", true),
                Map.of("name", "王刚", "relation", "儿子", "phone", "13800002222"));

        as(town.worker())
                .header("If-Match", version(town.worker(), "/v1/elders/" + id))
                .body(two)
                .put(path)
                .then()
                .statusCode(200)
                .body("phone", contains("138****1111", "138****2222"))
                .body("hasKey", contains(true, false));
        List<Map<String, Object>> ten = new ArrayList<>(Collections.nCopies(10, two.getFirst()));
        as(town.worker())
                .header("If-Match", version(town.worker(), "/v1/elders/" + id))
                .body(ten)
                .put(path)
                .then()
                .statusCode(400);
        as(town.desk())
                .get("/v1/elders/" + id + "/contact")
                .then()
                .body("contacts.phone", contains("13800001111", "13800002222"));
    }

    @Test
    void theLatestWordOfAConsentCountsAndEveryWordIsKept() {
        String id = registered(town.desk(), told());

        as(town.desk())
                .body(Map.of("kind", "photo", "given", true))
                .post("/v1/elders/" + id + "/consents")
                .then()
                .statusCode(201);
        as(town.desk())
                .body(Map.of("kind", "photo", "given", false))
                .post("/v1/elders/" + id + "/consents")
                .then()
                .statusCode(201);
        as(town.desk())
                .body(Map.of("kind", "everything", "given", true))
                .post("/v1/elders/" + id + "/consents")
                .then()
                .statusCode(400);

        as(town.desk())
                .get("/v1/elders/" + id + "/consents")
                .then()
                .statusCode(200)
                .body("kind", contains("photo", "photo", "home-visits", "register"))
                .body("given", contains(false, true, true, true));
    }

    @Test
    void theListIsNarrowedByAgeAndWayOfLiving() {
        String old = registered(town.desk(), told());
        Map<String, Object> younger = told();
        younger.put("birthDate", "1962-01-01");
        younger.put("living", "with-family");
        String young = registered(town.desk(), younger);

        as(town.desk()).get("/v1/elders?ageFrom=80").then().body("items.id", contains(old));
        as(town.desk()).get("/v1/elders?living=with-family").then().body("items.id", contains(young));
        as(town.desk()).get("/v1/elders?ageFrom=131").then().statusCode(400);
        String next = as(town.desk()).get("/v1/elders?limit=1").path("next");
        as(town.desk())
                .get("/v1/elders?limit=1&cursor=" + next)
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
    }

    private String registered(String token, Map<String, Object> body) {
        return register(token, body, UUID.randomUUID().toString())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response register(String token, Map<String, Object> body, String key) {
        return as(token).header("Idempotency-Key", key).body(body).post("/v1/elders");
    }

    private Map<String, Object> told() {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "王秀英");
        body.put("birthDate", BORN.toString());
        body.put("sex", "female");
        body.put("area", town.grid);
        body.put("address", "幸福里3号楼2单元201室");
        body.put("place", Map.of("longitude", 116.3, "latitude", 39.9));
        body.put("phone", PHONE);
        body.put("living", "alone");
        body.put("consent", true);
        body.put("homeVisits", true);
        return body;
    }

    private static UUID uuid(String id) {
        return UUID.fromString(id);
    }
}
