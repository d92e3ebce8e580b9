package org.linli.care.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.change;
import static org.linli.care.testing.Asking.together;
import static org.linli.care.testing.Asking.version;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.IdNumbers;
import org.linli.care.testing.PublishedTables;
import org.linli.care.testing.Registered;
import org.linli.care.testing.Town;
import org.linli.kit.audit.Audit;
import org.linli.kit.sql.Database;

@QuarkusTest
class DuplicateComponentTest {

    private static final LocalDate BORN = LocalDate.of(1938, 7, 9);

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
    void thePublishedTableIsTheTableTheCodeWorksBy() throws Exception {
        PublishedTables.assertPublished("duplicate.md", PairTable.PAIR);
    }

    @Test
    void theSameNameAndBirthInACommunityIsAPairAtOnceAndElsewhereItIsNone() {
        Map<String, Object> body = Registered.told(town.grid);
        String first = Registered.in(town.desk(), body);
        Town elsewhere = Town.known(database);
        Registered.in(elsewhere.desk(), with(body, "area", elsewhere.grid));

        String second = Registered.in(town.desk(), with(body, "area", town.otherGrid));

        as(town.desk())
                .get("/v1/duplicates")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].reasons", contains("name-and-birth"))
                .body("items[0].state", equalTo("open"));
        assertThat(sides(town)).containsExactlyInAnyOrder(first, second);
        as(elsewhere.desk()).get("/v1/duplicates").then().body("items", hasSize(0));
    }

    @Test
    void anIdNumberKnownElsewhereIsRegisteredAndThePairShownToBothDesksWithoutTellingWhoTheOtherIs() {
        Town elsewhere = Town.known(database);
        Map<String, Object> body = with(Registered.told(town.grid), "idNumber", IdNumbers.of(BORN, false));
        body.put("birthDate", BORN.toString());
        String here = Registered.in(town.desk(), body);

        Registered.in(elsewhere.desk(), with(with(body, "area", elsewhere.grid), "name", "别名"));

        String pair = as(town.desk()).get("/v1/duplicates").path("items[0].id");
        Response seen = as(town.desk()).get("/v1/duplicates/" + pair);
        String near = seen.<String>path("one.elder").equals(here) ? "one" : "other";
        String far = near.equals("one") ? "other" : "one";
        seen.then()
                .statusCode(200)
                .body("reasons", contains("id-number"))
                .body(near + ".birthDate", equalTo(BORN.toString()))
                .body(far + ".area", equalTo(elsewhere.grid))
                .body(far + ".name", nullValue())
                .body(far + ".address", nullValue());
        as(elsewhere.desk()).get("/v1/duplicates/" + pair).then().statusCode(200);
        Town third = Town.known(database);
        as(third.desk()).get("/v1/duplicates/" + pair).then().statusCode(404);
        as(town.worker()).get("/v1/duplicates/" + pair).then().statusCode(403);
        merge(town.desk(), pair, here).then().statusCode(403);
        merge(third.desk(), pair, here).then().statusCode(404);
    }

    @Test
    void ofManyWhoRegisterTheSamePersonAtOnceEveryTwoAreOnePair() throws Exception {
        Map<String, Object> body = Registered.told(town.grid);

        List<Response> answers = together(List.of(
                () -> Registered.register(town.desk(), body),
                () -> Registered.register(town.desk2(), body),
                () -> Registered.register(town.worker(), body)));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        as(town.desk()).get("/v1/duplicates").then().body("items", hasSize(3));
    }

    @Test
    void mergingKeepsOneMovesWhatIsAheadAndUndoingGivesItBackButForWhatCameLater() {
        Two two = two();
        contacts(two.kept(), contact("王芳", "13800001111"));
        contacts(two.given(), contact("王芳", "13800001111"), contact("王刚", "13800002222"));
        consent(two.given(), false);
        String visit = visit(two.given());
        assess(two.given());
        absent(two.given());

        merge(town.desk(), two.pair(), two.kept())
                .then()
                .statusCode(200)
                .body("state", equalTo("merged"))
                .body("kept", equalTo(two.kept()));

        as(town.desk())
                .get("/v1/elders/" + two.given())
                .then()
                .body("state", equalTo("merged"))
                .body("mergedInto", equalTo(two.kept()));
        as(town.desk())
                .get("/v1/elders/" + two.kept() + "/contact")
                .then()
                .body("contacts.phone", contains("13800001111", "13800002222"));
        assertThat(as(town.desk())
                        .get("/v1/elders/" + two.kept() + "/consents")
                        .<Boolean>path("find { it.kind == 'photo' }.given"))
                .isFalse();
        assertThat(elderOf(visit)).isEqualTo(two.kept());
        assertThat(assessedOf(two.kept())).isEqualTo(1);
        assertThat(as(town.desk()).get("/v1/visits/" + visit).<String>path("state"))
                .isEqualTo("draft");

        String later = visit(two.kept());
        change(town.desk(), "/v1/duplicates/" + two.pair(), "undo", Map.of("reason", "不是同一人"))
                .then()
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("kept", nullValue());

        as(town.desk())
                .get("/v1/elders/" + two.given())
                .then()
                .body("state", equalTo("away"))
                .body("away", equalTo("hospital"))
                .body("mergedInto", nullValue());
        as(town.desk())
                .get("/v1/elders/" + two.kept() + "/contact")
                .then()
                .body("contacts.phone", contains("13800001111"));
        as(town.desk())
                .get("/v1/elders/" + two.given() + "/contact")
                .then()
                .body("contacts.phone", contains("13800001111", "13800002222"));
        assertThat(elderOf(visit)).isEqualTo(two.given());
        assertThat(elderOf(later)).isEqualTo(two.kept());
        assertThat(assessedOf(two.given())).isEqualTo(1);
        assertThat(audit.of("duplicate", two.pair()))
                .extracting(e -> e.entry().action())
                .containsExactly("find", "merge", "undo");
        assertThat(audit.of("elder", two.given()))
                .extracting(e -> e.entry().action())
                .contains("merge", "undo-merge");
    }

    @Test
    void ofTwoWhoMergeOrUndoAtOnceOneDoes() throws Exception {
        Two two = two();
        String path = "/v1/duplicates/" + two.pair();
        String seen = version(town.desk(), path);

        List<Response> merges = together(List.of(
                () -> decide(town.desk(), path + "/merge", seen, Map.of("keep", two.kept(), "reason", "同一人")),
                () -> decide(town.desk2(), path + "/merge", seen, Map.of("keep", two.given(), "reason", "同一人"))));
        String merged = version(town.desk(), path);
        List<Response> undone = together(List.of(
                () -> decide(town.desk(), path + "/undo", merged, Map.of("reason", "弄错了")),
                () -> decide(town.desk2(), path + "/undo", merged, Map.of("reason", "弄错了"))));

        assertThat(merges).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
        assertThat(undone).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
        as(town.desk()).get("/v1/elders/" + two.kept()).then().body("state", equalTo("registered"));
        as(town.desk()).get("/v1/elders/" + two.given()).then().body("state", equalTo("registered"));
    }

    @Test
    void whoChangesSomebodyWhileTheyAreMergedOrMergesWhileTheyAreChangedIsToldSo() throws Exception {
        Two two = two();
        String pair = "/v1/duplicates/" + two.pair();
        String elder = "/v1/elders/" + two.given();
        String seenPair = version(town.desk(), pair);
        String seenElder = version(town.desk(), elder);
        Map<String, Object> anew = with(two.body(), "address", "新址");

        List<Response> answers = together(List.of(
                () -> decide(town.desk(), pair + "/merge", seenPair, Map.of("keep", two.kept(), "reason", "同一人")),
                () -> as(town.desk2()).header("If-Match", seenElder).body(anew).put(elder)));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
        boolean merged = answers.getFirst().statusCode() == 200;
        as(town.desk())
                .get(elder)
                .then()
                .body("state", equalTo(merged ? "merged" : "registered"))
                .body("address", equalTo(merged ? two.body().get("address") : "新址"));
    }

    @Test
    void whoWasMergedIsNotChangedAndWhoeverIsCaredForIsNotMergedIntoSomebodyWhoLeft() {
        Two two = two();
        change(town.desk(), "/v1/elders/" + two.kept(), "leaving", Map.of("reason", "moved"))
                .then()
                .statusCode(200);
        merge(town.desk(), two.pair(), two.kept()).then().statusCode(409).body("guard", equalTo("not-into-who-left"));
        merge(town.desk(), two.pair(), UUID.randomUUID().toString())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("keep"));
        merge(town.desk(), two.pair(), two.given()).then().statusCode(200);

        String left = "/v1/elders/" + two.kept();
        as(town.desk())
                .header("If-Match", version(town.desk(), left))
                .body(two.body())
                .put(left)
                .then()
                .statusCode(409);
        as(town.desk())
                .header("If-Match", version(town.desk(), left))
                .body(List.of())
                .put(left + "/contacts")
                .then()
                .statusCode(409)
                .body("mergedInto", equalTo(two.given()));
    }

    @Test
    void aMergeCannotBeUndoneAfterThirtyDaysNorWhileTheOneKeptIsMergedItself() {
        Two two = two();
        String third = Registered.in(town.desk(), two.body());
        merge(town.desk(), two.pair(), two.kept()).then().statusCode(200);
        String next = as(town.desk()).get("/v1/duplicates?state=open").path("items[0].id");
        merge(town.desk(), next, third).then().statusCode(200);

        change(town.desk(), "/v1/duplicates/" + two.pair(), "undo", Map.of("reason", "弄错了"))
                .then()
                .statusCode(409)
                .body("guard", equalTo("kept-stands"));
        database.update(
                "UPDATE duplicate_pair SET decided_at = ? WHERE id = ?",
                Instant.now().minus(31, ChronoUnit.DAYS),
                UUID.fromString(next));
        change(town.desk(), "/v1/duplicates/" + next, "undo", Map.of("reason", "弄错了"))
                .then()
                .statusCode(409)
                .body("guard", equalTo("within-30-days"));
    }

    @Test
    void aDismissedPairIsFoundAgainOnlyWhenMoreIsTheSameAndAnOpenOnePartsWhenNothingIs() {
        Two two = two();
        String path = "/v1/duplicates/" + two.pair();
        change(town.desk(), path, "dismissal", Map.of()).then().statusCode(400);
        change(town.desk(), path, "dismissal", Map.of("reason", "同名")).then().statusCode(200);
        String elder = "/v1/elders/" + two.given();

        tell(elder, with(two.body(), "address", "新址"));
        as(town.desk()).get(path).then().body("state", equalTo("dismissed"));
        String number = IdNumbers.of(LocalDate.parse((String) two.body().get("birthDate")), false);
        tell(elder, with(two.body(), "idNumber", number));
        tell("/v1/elders/" + two.kept(), with(two.body(), "idNumber", number));
        as(town.desk())
                .get(path)
                .then()
                .body("state", equalTo("open"))
                .body("reasons", contains("id-number", "name-and-birth"));
        String other = IdNumbers.of(LocalDate.parse((String) two.body().get("birthDate")), false);
        tell(elder, with(with(two.body(), "idNumber", other), "name", "他人"));

        as(town.desk()).get(path).then().body("state", equalTo("dismissed")).body("reasons", hasSize(0));
    }

    /** Two entries of the same name and birth. */
    private record Two(String pair, String kept, String given, Map<String, Object> body) {}

    private Two two() {
        Map<String, Object> body = Registered.told(town.grid);
        String kept = Registered.in(town.desk(), body);
        String given = Registered.in(town.desk(), body);
        String pair = as(town.desk()).get("/v1/duplicates?state=open").path("items[0].id");
        return new Two(pair, kept, given, body);
    }

    private List<String> sides(Town where) {
        Response page = as(where.desk()).get("/v1/duplicates");
        return List.of(page.path("items[0].one.elder"), page.path("items[0].other.elder"));
    }

    private static Response merge(String token, String pair, String keep) {
        return change(token, "/v1/duplicates/" + pair, "merge", Map.of("keep", keep, "reason", "同一人"));
    }

    private static Response decide(String token, String path, String seen, Map<String, ?> body) {
        return as(token).header("If-Match", seen).body(body).post(path);
    }

    private void tell(String elder, Map<String, Object> body) {
        as(town.desk())
                .header("If-Match", version(town.desk(), elder))
                .body(body)
                .put(elder)
                .then()
                .statusCode(200);
    }

    @SafeVarargs
    private void contacts(String elder, Map<String, Object>... told) {
        String path = "/v1/elders/" + elder;
        as(town.desk())
                .header("If-Match", version(town.desk(), path))
                .body(List.of(told))
                .put(path + "/contacts")
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> contact(String name, String phone) {
        return Map.of("name", name, "relation", "子女", "phone", phone);
    }

    private void consent(String elder, boolean given) {
        as(town.desk())
                .body(Map.of("kind", "photo", "given", given))
                .post("/v1/elders/" + elder + "/consents")
                .then()
                .statusCode(201);
    }

    private void absent(String elder) {
        change(town.desk(), "/v1/elders/" + elder, "absence", Map.of("reason", "hospital"))
                .then()
                .statusCode(200);
    }

    private String visit(String elder) {
        String id = "merge-" + UUID.randomUUID();
        Instant begins = Instant.now().plus(2, ChronoUnit.DAYS);
        database.update("""
                INSERT INTO visit (id, version, state, elder_id, day, kind, area_code, area_path, begins_at, ends_at, minutes, skills,
                                   carers, created_at)
                SELECT ?, 1, 'draft', id, current_date + 2, 'door-knock', area_code, area_path, ?, ?, 30, '{}', 1, now()
                  FROM elder WHERE id = ?""", id, begins, begins.plus(2, ChronoUnit.HOURS), UUID.fromString(elder));
        return id;
    }

    private String elderOf(String visit) {
        return database.first("SELECT elder_id FROM visit WHERE id = ?", row -> row.getString("elder_id"), visit)
                .orElseThrow();
    }

    private void assess(String elder) {
        database.update("""
                INSERT INTO assessment (id, elder, standard, level, severity, assessor, assessed_on, next_due, told_by, told_at)
                VALUES (?, ?, 'mz-t-039-2013', 2, 2, 'test', current_date - 1, current_date + 300, 'test', now())""", UUID.randomUUID(), UUID.fromString(elder));
    }

    private int assessedOf(String elder) {
        return database.first(
                        "SELECT count(*) AS n FROM assessment WHERE elder = ?",
                        row -> row.getInt("n"),
                        UUID.fromString(elder))
                .orElseThrow();
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }
}
