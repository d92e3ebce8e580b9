package org.linli.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.intake.testing.Calls;
import org.linli.intake.testing.CityOfTwoStreets;
import org.linli.intake.testing.People;
import org.linli.intake.testing.Topic;
import org.linli.kit.testing.TestTokens;

@QuarkusTest
class SubmissionComponentTest {

    @Inject
    People people;

    @BeforeEach
    void city() {
        CityOfTwoStreets.load();
    }

    // The middle of tc-g1, 117.305 31.865 in WGS84, as three maps give it.
    @ParameterizedTest
    @CsvSource({"117.305,31.865,WGS84", "117.310567,31.863036,GCJ-02", "117.317145,31.868735,BD-09"})
    void aPlaceIsFoundInEveryDatumAndKeptAsItWasGiven(double longitude, double latitude, String datum) {
        Map<String, Object> body = Calls.pothole();
        body.put("place", Calls.place(longitude, latitude, datum));

        String id = Calls.submitted(body).getString("reportId");

        JsonPath report = seenByDesk(id);
        assertThat(report.getString("area")).isEqualTo("tc-g1");
        assertThat(report.getDouble("place.longitude"))
                .isCloseTo(117.305, org.assertj.core.api.Assertions.within(2e-5));
        assertThat(report.getDouble("place.latitude")).isCloseTo(31.865, org.assertj.core.api.Assertions.within(2e-5));
        assertThat(report.getDouble("given.longitude"))
                .isCloseTo(longitude, org.assertj.core.api.Assertions.within(2e-5));
        assertThat(report.getString("given.datum")).isEqualTo(datum);
    }

    @Test
    void aPlaceOnABorderBelongsToTheGridThatSortsFirst() {
        Map<String, Object> body = Calls.pothole();
        body.put("place", Calls.place(117.31, 31.865, "WGS84"));

        String id = Calls.submitted(body).getString("reportId");

        assertThat(seenByDesk(id).getString("area")).isEqualTo("tc-g1");
    }

    @Test
    void aPlaceOutsideTheCityIsRefusedClearlyInBothLanguages() {
        Map<String, Object> body = Calls.pothole();
        body.put("place", Calls.place(117.3301, 31.865, "WGS84"));

        Calls.submit(body)
                .then()
                .statusCode(422)
                .body("type", endsWith("/outside-the-city"))
                .body("title", equalTo("位置不在本市范围内"))
                .body("errors.field", hasItem("place"));
        Calls.json()
                .header("Accept-Language", "en")
                .body(body)
                .post("/v1/reports")
                .then()
                .statusCode(422)
                .body("title", equalTo("The place lies outside the city"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "全角！？　“引号”\n第二行\r\n\t第三行 😀👨‍👩‍👧 \u200B 尾巴  ",
                "  前后空格  ",
                "<script>alert(1)</script>'; DROP TABLE report;--"
            })
    void wordsAreKeptToTheLastCharacter(String words) {
        String id = Calls.submitted(Map.of("text", words, "area", "tc-g1")).getString("reportId");

        assertThat(seenByDesk(id).getString("text")).isEqualTo(words);
    }

    @Test
    void lengthIsCountedInCharactersAsPeopleSeeThem() {
        Calls.submit(Map.of("text", "😀".repeat(10_000), "area", "tc-g1"))
                .then()
                .statusCode(201);
        Calls.submit(Map.of("text", "字".repeat(10_001), "area", "tc-g1"))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("text"))
                .body("errors.rule", hasItem("length"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"a\\u0000b\",\"area\":\"tc-g1\"}|text",
                "{\"text\":\"half \\ud83d\",\"area\":\"tc-g1\"}|text",
                "{\"text\":\"   \",\"area\":\"tc-g1\"}|text",
                "{\"area\":\"tc-g1\"}|text",
                "{\"text\":\"a\"}|place",
                "{\"text\":\"a\",\"area\":\"nowhere\"}|area",
                "{\"text\":\"a\",\"area\":\"tc-g1\",\"channel\":\"hotline\"}|channel",
                "{\"text\":\"a\",\"area\":\"tc-g1\",\"channel\":\"import\"}|channel",
                "{\"text\":\"a\",\"area\":\"tc-g1\",\"category\":\"road\"}|category",
                "{\"text\":\"a\",\"area\":\"tc-g1\",\"category\":\"nothing\"}|category",
                "{\"text\":\"a\",\"area\":\"tc-g1\",\"attributes\":{\"depth-cm\":3}}|attributes",
                "{\"text\":\"a\",\"area\":\"tc-g1\",\"category\":\"road-pothole\"}|attributes.depth-cm",
                "{\"text\":\"a\",\"place\":{\"longitude\":181,\"latitude\":31,\"datum\":\"WGS84\"}}|place.longitude",
                "{\"text\":\"a\",\"place\":{\"longitude\":117,\"latitude\":31}}|place.datum",
                "{\"text\":\"a\",\"place\":{\"longitude\":117,\"datum\":\"WGS84\"}}|place.latitude",
                "{\"text\":\"a\",\"place\":{\"longitude\":117,\"latitude\":31,\"datum\":\"ED50\"}}|place.datum",
                "{\"text\":\"a\",\"area\":\"tc-g1\",\"contact\":{\"phone\":\"call me\"}}|contact.phone",
                "{\"text\":\"a\",\"area\":\"tc-g1\",\"photos\":[{\"photoId\":\"x\",\"claim\":\"y\"}]}|photos.photoId",
                "{\"text\":\"a\",\"area\":\"tc-g1\",\"photos\":[null]}|photos.photoId",
                "{\"text\":\"a\",\"area\":\"tc-g2\",\"place\":{\"longitude\":117.305,\"latitude\":31.865,\"datum\":\"WGS84\"}}|area"
            })
    void whatIsWrongIsNamedByFieldAndNeverBreaksTheService(String body, String field) {
        Calls.json().body(body).post("/v1/reports").then().statusCode(400).body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"text\":",
                "{\"text\":{}}",
                "{\"surprise\":1,\"text\":\"a\",\"area\":\"tc-g1\"}",
                "{\"text\":\"a\",\"place\":{\"longitude\":\"NaN\",\"latitude\":1e999,\"datum\":\"WGS84\"}}"
            })
    void aBodyThatIsNoSubmissionIsRefused(String body) {
        Calls.json().body(body).post("/v1/reports").then().statusCode(400);
    }

    @Test
    void aBlockingNoticeMustBeAcknowledged() {
        Map<String, Object> body = new HashMap<>(Map.of(
                "text", "楼道里有煤气味", "area", "tc-g1", "category", "gas-leak", "attributes", Map.of("smell", true)));

        Calls.submit(body)
                .then()
                .statusCode(422)
                .body("type", endsWith("/notice-not-acknowledged"))
                .body("errors.message", hasItem("请先离开并拨打燃气热线"))
                .body("notices", hasItem("smell"));
        body.put("acknowledgedNotices", List.of("smell"));
        Calls.submit(body).then().statusCode(201);
    }

    @Test
    void trustComesFromTheClientAndNotFromTheChannel() {
        String hotline = TestTokens.of(UUID.randomUUID().toString(), "linli-hotline", "resident");
        String app = TestTokens.of(UUID.randomUUID().toString(), "linli-app", "resident");
        Map<String, Object> body = Calls.pothole();
        body.put("channel", "hotline");

        Calls.as(app).body(body).post("/v1/reports").then().statusCode(400).body("errors.field", hasItem("channel"));
        String trusted = Calls.as(hotline)
                .body(body)
                .post("/v1/reports")
                .then()
                .statusCode(201)
                .extract()
                .path("reportId");

        assertThat(seenByDesk(trusted).getString("state")).isEqualTo("to-accept");
        assertThat(Calls.submitted(Calls.pothole()).getString("state.zh")).contains("核实");
    }

    @Test
    void aRepeatedCallGetsTheFirstAnswerAndAnotherBodyAConflict() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Calls.pothole();

        Response first = under(key, body);
        Response second = under(key, body);
        body.put("text", "别的事");
        Response other = under(key, body);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        other.then().statusCode(409).body("type", endsWith("/idempotency-key-reused"));
        Calls.json()
                .header("Idempotency-Key", "k".repeat(201))
                .body(body)
                .post("/v1/reports")
                .then()
                .statusCode(400);
    }

    @Test
    void whoIsNotSignedInNeedsAKeyThatNoStrangerHitsUpon() {
        Map<String, Object> body = Calls.pothole();

        for (String common : List.of("1", "report-1", "a".repeat(36), "k".repeat(200))) {
            under(common, body)
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("Idempotency-Key"))
                    .body("errors[0].rule", equalTo("uuid"));
        }

        assertThat(under(UUID.randomUUID().toString(), body).statusCode()).isEqualTo(201);
    }

    @Test
    void whoIsSignedInMayUseAnyKeyBecauseNobodyElseMeetsIt() {
        String one = TestTokens.of(UUID.randomUUID().toString(), "linli-app", "resident");
        String other = TestTokens.of(UUID.randomUUID().toString(), "linli-app", "resident");

        String first = numberUnder(one, "report-1");

        assertThat(numberUnder(one, "report-1")).isEqualTo(first);
        assertThat(numberUnder(other, "report-1")).isNotEqualTo(first);
    }

    private static String numberUnder(String token, String key) {
        return Calls.as(token)
                .header("Idempotency-Key", key)
                .body(Calls.pothole())
                .post("/v1/reports")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
    }

    @Test
    void theSameKeyOfAnotherCallerIsAnotherKey() {
        String key = UUID.randomUUID().toString();
        String somebody = TestTokens.of(UUID.randomUUID().toString(), "linli-app", "resident");

        String one = under(key, Calls.pothole()).path("number");
        String other = Calls.as(somebody)
                .header("Idempotency-Key", key)
                .body(Calls.pothole())
                .post("/v1/reports")
                .then()
                .statusCode(201)
                .extract()
                .path("number");

        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void thirtyTwoCallsAtOnceUnderOneKeyMakeOneReport() throws Exception {
        String key = UUID.randomUUID().toString();
        CountDownLatch together = new CountDownLatch(1);
        List<Future<Response>> calls = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(32)) {
            Callable<Response> call = () -> {
                together.await();
                return under(key, Calls.pothole());
            };
            for (int i = 0; i < 32; i++) {
                calls.add(callers.submit(call));
            }
            together.countDown();
        }

        List<String> answers = new ArrayList<>();
        for (Future<Response> call : calls) {
            assertThat(call.get().statusCode()).isEqualTo(201);
            answers.add(call.get().asString());
        }
        assertThat(answers).hasSize(32).containsOnly(answers.getFirst());
        String id = calls.getFirst().get().path("reportId");
        await().until(() -> Topic.read("linli.intake.reports", id), e -> e.size() == 1);
    }

    @Test
    void manyCallsAtOnceGetNumbersOfTheirOwn() throws Exception {
        List<Future<Response>> calls = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 200; i++) {
                Map<String, Object> body = Calls.pothole();
                body.put("text", "第 " + i + " 件");
                calls.add(callers.submit(() -> Calls.submit(body)));
            }
        }

        List<String> numbers = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Future<Response> call : calls) {
            numbers.add(call.get().then().statusCode(201).extract().path("number"));
            ids.add(call.get().path("reportId"));
        }
        assertThat(numbers).doesNotHaveDuplicates();
        await().until(() -> Topic.read("linli.intake.reports", ids), e -> e.size() == 200);
    }

    @Test
    void personalDataStaysInItsTableAndEveryLookIsAudited() {
        Map<String, Object> body = Calls.pothole();
        body.put("contact", Map.of("name", "王小明", "phone", "138 0000 0000"));
        String id = Calls.submitted(body).getString("reportId");
        People.Person auditor = people.in("auditor", "tc");

        assertThat(seenByDesk(id).getString("contact.phone")).isEqualTo("138 0000 0000");
        Calls.as(auditor.token())
                .get("/v1/reports/" + id)
                .then()
                .statusCode(200)
                .body("contact", equalTo(null));

        Calls.as(auditor.token())
                .get("/v1/reports/" + id + "/history")
                .then()
                .statusCode(200)
                .body("entries.action", hasItem("read-contact"));
        Topic.Event event = await().until(() -> Topic.read("linli.intake.reports", id), e -> e.size() == 1)
                .getFirst();
        assertThat(event.data().toString())
                .doesNotContain("王小明")
                .doesNotContain("138")
                .doesNotContain("大坑");
    }

    private JsonPath seenByDesk(String id) {
        return Calls.as(people.in("desk", "tc").token())
                .get("/v1/reports/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response under(String key, Map<String, Object> body) {
        return Calls.json().header("Idempotency-Key", key).body(body).post("/v1/reports");
    }
}
