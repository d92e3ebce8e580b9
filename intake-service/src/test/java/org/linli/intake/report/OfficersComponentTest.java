package org.linli.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.intake.testing.Calls;
import org.linli.intake.testing.CityOfTwoStreets;
import org.linli.intake.testing.People;
import org.linli.intake.testing.TestClock;
import org.linli.intake.testing.Topic;
import org.linli.kit.testing.TestTokens;

@QuarkusTest
class OfficersComponentTest {

    @Inject
    People people;

    @BeforeEach
    void city() {
        CityOfTwoStreets.load();
    }

    @Test
    void aWorkerOfAnotherGridMayNotVerifyAndDoesNotSeeTheReport() {
        String id = Calls.submitted(Calls.pothole()).getString("reportId");
        People.Person neighbour = people.in("grid-worker", "tc-g2");

        Calls.as(neighbour.token())
                .header("If-Match", "\"1\"")
                .body(Map.of("outcome", "confirmed"))
                .post("/v1/reports/" + id + "/verification")
                .then()
                .statusCode(403)
                .body("type", endsWith("/not-allowed"));
        Calls.as(neighbour.token()).get("/v1/reports/" + id).then().statusCode(404);
    }

    @Test
    void aPostingThatIsWithdrawnStopsWorkingWithItsOldToken() {
        String subject = UUID.randomUUID().toString();
        String token = TestTokens.of(subject, "linli-grid", "grid-worker");
        String id = Calls.submitted(Calls.pothole()).getString("reportId");
        posting(subject, 1, false, null);
        await().until(() -> Calls.as(token).get("/v1/reports/" + id).statusCode() == 200);

        posting(subject, 2, true, null);

        await().until(() -> Calls.as(token).get("/v1/reports/" + id).statusCode() == 404);
        Calls.as(token)
                .header("If-Match", "\"1\"")
                .body(Map.of("outcome", "confirmed"))
                .post("/v1/reports/" + id + "/verification")
                .then()
                .statusCode(403);
    }

    @Test
    void aPostingEndsWithItsLastDay() {
        String subject = UUID.randomUUID().toString();
        String token = TestTokens.of(subject, "linli-grid", "grid-worker");
        String id = Calls.submitted(Calls.pothole()).getString("reportId");
        posting(subject, 1, false, "2024-12-31");
        posting(subject + "-marker", 1, false, null);
        String marker = TestTokens.of(subject + "-marker", "linli-grid", "grid-worker");
        await().until(() -> Calls.as(marker).get("/v1/reports/" + id).statusCode() == 200);

        Calls.as(token).get("/v1/reports/" + id).then().statusCode(404);
    }

    @Test
    void aCategoryOfAnyLevelIsLookedForWithEverythingBelowIt() {
        JsonPath report = Calls.submitted(Calls.pothole());
        String token = people.in("desk", "tc").token();
        String list = "/v1/reports?number=" + report.getString("number") + "&category=";

        for (String above : List.of("municipal", "road", "road-pothole")) {
            Calls.as(token)
                    .get(list + above)
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(report.getString("reportId")));
        }
        Calls.as(token).get(list + "road-lamp").then().statusCode(200).body("items", hasSize(0));
        Calls.as(token).get(list + "nothing").then().statusCode(400).body("errors[0].field", equalTo("category"));
    }

    @Test
    void aChangeNeedsTheVersionThatWasSeen() {
        String id = Calls.submitted(Calls.pothole()).getString("reportId");
        People.Person worker = people.in("grid-worker", "tc-g1");
        String path = "/v1/reports/" + id + "/verification";

        Calls.as(worker.token())
                .body(Map.of("outcome", "confirmed"))
                .post(path)
                .then()
                .statusCode(428);
        Calls.as(worker.token())
                .header("If-Match", "\"7\"")
                .body(Map.of("outcome", "confirmed"))
                .post(path)
                .then()
                .statusCode(412)
                .body("state", equalTo("to-verify"))
                .body("version", equalTo(1));
    }

    @Test
    void theDeskCannotAcceptWhatStillWaitsForItsGridWorkerAndIsToldWhoCanAct() {
        String id = Calls.submitted(Calls.pothole()).getString("reportId");

        Calls.act(people.in("desk", "tc").token(), id, "acceptance", Map.of())
                .then()
                .statusCode(409)
                .body("state", equalTo("to-verify"))
                .body("possible.action", hasItem("confirm"))
                .body("possible.find { it.action == 'confirm' }.roles", hasItem("grid-worker"));
    }

    @Test
    void twoOfficersAtOnceAndOneIsTooLate() throws Exception {
        String id = Calls.submitted(Map.of("text", "无网格", "address", "某路")).getString("reportId");
        List<Future<Response>> calls = new ArrayList<>();
        CountDownLatch together = new CountDownLatch(1);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tokens.add(people.in("desk", "tc").token());
        }
        try (ExecutorService officers = Executors.newFixedThreadPool(8)) {
            for (String token : tokens) {
                calls.add(officers.submit(() -> {
                    together.await();
                    return Calls.as(token)
                            .header("If-Match", "\"1\"")
                            .body(Map.of("category", "road-lamp"))
                            .post("/v1/reports/" + id + "/acceptance");
                }));
            }
            together.countDown();
        }

        List<Integer> statuses = new ArrayList<>();
        for (Future<Response> call : calls) {
            statuses.add(call.get().statusCode());
        }
        assertThat(statuses).containsOnlyOnce(200).filteredOn(s -> s == 412).hasSize(7);
    }

    @Test
    void theDeskMayPutAReportWhereItBelongsButOnlyWithinItsOwnAreas() {
        String id = Calls.submitted(Map.of("text", "无网格", "address", "某路")).getString("reportId");
        People.Person city = people.in("desk", "tc");
        People.Person street = people.in("desk", "tc-s1");

        Calls.act(street.token(), id, "acceptance", Map.of("category", "road-lamp", "area", "tc-g1"))
                .then()
                .statusCode(403);
        Calls.act(city.token(), id, "acceptance", Map.of("category", "road-lamp", "area", "tc-g3"))
                .then()
                .statusCode(200)
                .body("area", equalTo("tc-g3"))
                .body("category", equalTo("road-lamp"));
    }

    @Test
    void acceptingNeedsALeafAndRefusingAReasonOfTheCity() {
        String id = Calls.submitted(Map.of("text", "无网格", "address", "某路")).getString("reportId");
        String desk = people.in("desk", "tc").token();

        Calls.act(desk, id, "acceptance", Map.of()).then().statusCode(400).body("errors.field", hasItem("category"));
        Calls.act(desk, id, "acceptance", Map.of("category", "road"))
                .then()
                .statusCode(400)
                .body("errors.rule", hasItem("leaf"));
        Calls.act(desk, id, "refusal", Map.of("reasonCode", "no-such", "reason", "无"))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("reasonCode"));
        Calls.act(desk, id, "refusal", Map.of("reasonCode", "not-our-city"))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("reason"));
    }

    @Test
    void whatNobodyLooksAtInTimeGoesToTheDeskByItself() {
        String id = Calls.submitted(Calls.pothole()).getString("reportId");
        People.Person desk = people.in("desk", "tc");

        TestClock.ahead(
                Duration.ofHours(2).plusMinutes(1),
                () -> await().until(() -> state(desk, id).equals("to-accept")));

        JsonPath report = Calls.as(desk.token()).get("/v1/reports/" + id).jsonPath();
        assertThat(report.getString("verification.outcome")).isEqualTo("lapsed");
        assertThat(report.getString("verification.by")).isEqualTo("system:intake");
        List<Topic.Event> events = await().until(() -> Topic.read("linli.intake.reports", id), e -> e.size() == 2);
        assertThat(events.getLast().data().path("outcome").asText()).isEqualTo("lapsed");
        Calls.as(desk.token())
                .get("/v1/reports/" + id + "/history")
                .then()
                .body("entries.action", hasItem("verification-time-is-up"));
    }

    @Test
    void aTrayHoldsWhatIsInOnesOwnAreasAndPagesWithoutHolesOrRepeats() {
        String marker = "tray-" + UUID.randomUUID();
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            mine.add(inGrid(marker, 117.325));
        }
        inGrid(marker, 117.305);
        People.Person worker = people.in("grid-worker", "tc-g3");

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var call = Calls.as(worker.token()).queryParam("state", "to-verify").queryParam("limit", 3);
            JsonPath page = (cursor == null ? call : call.queryParam("cursor", cursor))
                    .get("/v1/reports")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<String> areas = page.getList("items.area");
            assertThat(areas).containsOnly("tc-g3");
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(seen).doesNotHaveDuplicates().containsAll(mine);
        Calls.as(worker.token())
                .queryParam("area", "tc-s1")
                .get("/v1/reports")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void aListIsFilteredAndRefusesFiltersItDoesNotKnow() {
        String desk = people.in("desk", "tc-s1").token();
        Calls.submitted(Calls.pothole());

        Calls.as(desk)
                .queryParam("category", "road-pothole")
                .queryParam("channel", "app")
                .queryParam("due", Instant.now().plus(Duration.ofDays(1)).toString())
                .queryParam("area", "tc-g1")
                .get("/v1/reports")
                .then()
                .statusCode(200)
                .body("items.category.unique()", equalTo(List.of("road-pothole")));
        Calls.as(desk).queryParam("state", "lost").get("/v1/reports").then().statusCode(400);
        Calls.as(desk).queryParam("due", "soon").get("/v1/reports").then().statusCode(400);
        Calls.as(desk).queryParam("limit", 201).get("/v1/reports").then().statusCode(400);
        Calls.as(desk).queryParam("cursor", "eA").get("/v1/reports").then().statusCode(400);
    }

    @Test
    void withoutPostingOrTokenThereIsNothingToSee() {
        String noPosting = TestTokens.of(UUID.randomUUID().toString(), "linli-desk", "desk");
        String resident = TestTokens.of(UUID.randomUUID().toString(), "linli-app", "resident");

        Calls.json().get("/v1/reports").then().statusCode(401);
        Calls.as(resident).get("/v1/reports").then().statusCode(403);
        Calls.as(noPosting).get("/v1/reports").then().statusCode(403);
    }

    private static String inGrid(String text, double longitude) {
        Map<String, Object> body = Calls.pothole();
        body.put("text", text);
        body.put("place", Calls.place(longitude, 31.865, "WGS84"));
        return Calls.submitted(body).getString("reportId");
    }

    private static String state(People.Person desk, String id) {
        return Calls.as(desk.token()).get("/v1/reports/" + id).path("state");
    }

    private static void posting(
            String subject, int revision, boolean retired, @org.jspecify.annotations.Nullable String to) {
        Map<String, Object> data = new HashMap<>();
        data.put("postingId", "p-" + subject);
        data.put("subject", subject);
        data.put("role", "grid-worker");
        data.put("areaCode", "tc-g1");
        data.put("unitCode", null);
        data.put("from", "2024-01-01");
        data.put("to", to);
        data.put("retired", retired);
        data.put("revision", revision);
        Topic.send(
                "linli.registry.postings",
                "p-" + subject,
                "linli.registry.posting.v1",
                UUID.randomUUID(),
                revision,
                Instant.now(),
                data);
    }
}
