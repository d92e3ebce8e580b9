package org.linli.reporting.bulletin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.linli.reporting.testing.Service.as;
import static org.linli.reporting.testing.Service.awaitIndicator;
import static org.linli.reporting.testing.Service.awaitKnown;
import static org.linli.reporting.testing.Service.publish;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.Wire;
import org.linli.reporting.testing.Story;
import org.linli.reporting.testing.Town;

@QuarkusTest
class BulletinComponentTest {

    private static Wire wire;

    @Inject
    AgroalDataSource database;

    @BeforeAll
    static void open() {
        wire = new Wire();
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    @Test
    void theGoldenCaseHasItsThreeLegsInTheBulletin() {
        Town town = townWith(1);

        publish(town, town.chief(), Map.of()).statusCode(201).body("revision", equalTo(1));

        given().get("/v1/bulletins/" + town.week())
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("legs.median.text.en", contains("1 h 56 min", "3 h 15 min", "2 h 22 min"))
                .body("legs.median.seconds", contains(6960, 11700, 8520))
                .body("legs.measured", contains(1, 1, 1))
                .body(
                        "areas.find { it.code == '%s' }.figures.find { it.indicator == 'closed' }.value"
                                .formatted(town.subdistrict),
                        equalTo(1))
                .body(
                        "units.find { it.code == '%s' }.figures.find { it.indicator == 'filing-rate' }.denominator"
                                .formatted(town.unit),
                        equalTo(1))
                .body("from", equalTo(town.monday.toString()))
                .body("zone", equalTo("Asia/Shanghai"))
                .body("positions.topic", hasItem("linli.dispatch.cases"))
                .body("differences", equalTo(List.of()));
    }

    @Test
    void aPublishedBulletinStaysByteForByteAndACorrectionIsARevisionWithItsDifferences() throws Exception {
        Town town = townWith(1);
        String sha256 =
                publish(town, town.chief(), Map.of()).statusCode(201).extract().path("sha256");
        byte[] first = frozen(town, 1);
        int number = JsonPath.from(new String(first, "UTF-8")).getInt("number");

        wire.send(caseOf(town).all());
        awaitIndicator(town, "accepted", "2");
        awaitIndicator(town, "closed", "2");
        publish(town, town.chief(), Map.of()).statusCode(400).body("errors[0].field", equalTo("reason"));
        publish(town, town.chief(), Map.of("reason", "一件迟到的数据"))
                .statusCode(201)
                .body("revision", equalTo(2))
                .body("number", equalTo(number));

        assertThat(frozen(town, 1)).isEqualTo(first);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(first)))
                .isEqualTo(sha256);
        JsonPath second = given().get("/v1/bulletins/" + town.week()).jsonPath();
        String change = "differences.find { it.of == 'city' && it.indicator == 'closed' }.";
        assertThat(second.getInt("revision")).isEqualTo(2);
        assertThat(second.getString("reason")).isEqualTo("一件迟到的数据");
        assertThat(second.getInt(change + "before.value")).isEqualTo(1);
        assertThat(second.getInt(change + "after.value")).isEqualTo(2);
        assertThat(second.getList("differences.findAll { it.of == 'unit' }.code"))
                .contains(town.unit);
        assertThat(second.getList("differences.indicator"))
                .doesNotContain("refused")
                .contains("filing-rate");
    }

    @Test
    void theDatabaseItselfRefusesToChangeABulletin() {
        Town town = townWith(0);
        publish(town, town.chief(), Map.of()).statusCode(201);

        for (String sql : List.of(
                "UPDATE bulletin_revision SET reason = 'x'",
                "DELETE FROM bulletin_revision",
                "UPDATE bulletin SET number = number + 1000",
                "TRUNCATE bulletin CASCADE")) {
            assertThatThrownBy(() -> run(sql)).as(sql).hasMessageContaining("a published bulletin never changes");
        }
    }

    @Test
    void aWeekThatIsNotOverAndAWeekThatIsNoneAreRefused() {
        Town town = townWith(0);
        // Tomorrow's week: not over even where midnight between two weeks falls into this test.
        String aWeekNotOver = LocalDate.now(Town.ZONE)
                .plusDays(1)
                .format(DateTimeFormatter.ISO_WEEK_DATE)
                .substring(0, 8);

        publish(town, town.chief(), Map.of("week", aWeekNotOver))
                .statusCode(400)
                .body("errors[0].field", equalTo("week"))
                .body("errors[0].rule", equalTo("over"));
        publish(town, town.chief(), Map.of("week", "2025-W53"))
                .statusCode(400)
                .body("errors[0].rule", equalTo("iso-week"));
        given().get("/v1/bulletins/" + town.week()).then().statusCode(404);
        given().get("/v1/bulletins/2025-W53").then().statusCode(400);
        given().get("/v1/bulletins/" + town.week() + "?revision=0").then().statusCode(400);
    }

    @Test
    void onlyTheChiefOfTheWholeCityOrAnAdministratorPublishes() {
        Town town = townWith(0);

        publish(town, town.officer(), Map.of()).statusCode(403);
        publish(town, town.handler(), Map.of()).statusCode(403);
        given().contentType("application/json")
                .body(Map.of("week", town.week()))
                .post("/v1/bulletins")
                .then()
                .statusCode(401);
        publish(town, Town.administrator(), Map.of()).statusCode(201);
    }

    @Test
    void publishersAtOnceEachGetARevisionOfTheirOwnAndNumbersAreUnique() throws Exception {
        Town town = townWith(1);
        Town other = townWith(0);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Town whose = i % 2 == 0 ? town : other;
            calls.add(() -> publish(whose, whose.chief(), Map.of("reason", "同时"))
                    .extract()
                    .statusCode());
        }

        // Threads of their own: the common pool of a small machine would make one call after the other.
        try (ExecutorService publishers = Executors.newFixedThreadPool(calls.size())) {
            for (Future<Integer> call : publishers.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(201);
            }
        }
        for (Town whose : List.of(town, other)) {
            for (int revision = 1; revision <= 4; revision++) {
                assertThat(JsonPath.from(new String(frozen(whose, revision))).getInt("revision"))
                        .isEqualTo(revision);
            }
        }
        assertThat(JsonPath.from(new String(frozen(town, 1))).getInt("number"))
                .isNotEqualTo(JsonPath.from(new String(frozen(other, 1))).getInt("number"));
    }

    @Test
    void thePageIsReadableInBothLanguagesAndEscapesWhatItIsGiven() {
        Town town = townWith(1);
        publish(town, town.chief(), Map.of()).statusCode(201);
        publish(town, town.chief(), Map.of("reason", "<script>alert(1)</script>"))
                .statusCode(201);

        given().accept("text/html")
                .get("/v1/bulletins/" + town.week())
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("周报 第"))
                .body(containsString("1 小时 56 分"))
                .body(containsString("&lt;script&gt;"))
                .body(not(containsString("<script>")))
                .body(containsString("街道"));
        given().accept("text/html")
                .header("Accept-Language", "en")
                .get("/v1/bulletins/" + town.week() + "?revision=1")
                .then()
                .statusCode(200)
                .header("Content-Language", equalTo("en"))
                .body(containsString("Weekly bulletin no."))
                .body(containsString("3 h 15 min"))
                .body(containsString("By subdistrict"));
        given().accept("image/png").get("/v1/bulletins/" + town.week()).then().statusCode(406);
    }

    @Test
    void theListShowsTheLatestRevisionOfEachWeekPageByPage() {
        Town town = townWith(0);
        publish(town, town.chief(), Map.of()).statusCode(201);
        publish(town, town.chief(), Map.of("reason", "更正")).statusCode(201);

        List<String> weeks = new ArrayList<>();
        String cursor = null;
        do {
            var request = given().queryParam("limit", 2);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page = request.get("/v1/bulletins")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            weeks.addAll(page.getList("items.week"));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(weeks).contains(town.week()).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
        given().queryParam("limit", 200)
                .get("/v1/bulletins")
                .then()
                .body("items.find { it.week == '%s' }.revision".formatted(town.week()), equalTo(2))
                .body("items.find { it.week == '%s' }.sha256".formatted(town.week()), notNullValue());
        given().queryParam("limit", 0).get("/v1/bulletins").then().statusCode(400);
        given().queryParam("cursor", "?").get("/v1/bulletins").then().statusCode(400);
    }

    @Test
    void publishingIsAudited() {
        Town town = townWith(0);
        publish(town, town.chief(), Map.of()).statusCode(201);

        as(town.auditor())
                .queryParam("limit", 200)
                .get("/v1/audit")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.entityId == 'weekly-%s' }.actor".formatted(town.week()),
                        equalTo(town.subjectOf("chief")));
    }

    @Test
    void aWeekWithoutACaseHasNoRates() {
        Town town = townWith(0);
        publish(town, town.chief(), Map.of()).statusCode(201);

        given().get("/v1/bulletins/" + town.week())
                .then()
                .body(
                        "areas.find { it.code == '%s' }.figures.find { it.indicator == 'settlement-rate' }.value"
                                .formatted(town.subdistrict),
                        nullValue())
                .body("units.code", not(hasItem(town.unit)));
    }

    private static byte[] frozen(Town town, int revision) {
        return given().accept("application/json")
                .get("/v1/bulletins/" + town.week() + "?revision=" + revision)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static Town townWith(int cases) {
        Town town = new Town();
        wire.send(town.registry());
        for (int i = 0; i < cases; i++) {
            wire.send(caseOf(town).all());
        }
        awaitKnown(town);
        awaitIndicator(town, "accepted", String.valueOf(cases));
        awaitIndicator(town, "closed", String.valueOf(cases));
        return town;
    }

    private static Story caseOf(Town town) {
        Instant due = town.at(4, "17:00");
        return town.story()
                .submitted(town.at(0, "06:37"))
                .accepted(town.at(0, "07:20"))
                .filed(town.at(0, "08:33"), due)
                .dispatched(town.at(0, "08:33"), town.unit, due)
                .taken(town.at(0, "08:50"))
                .reportedBack(town.at(0, "11:48"), true)
                .passed(town.at(0, "14:10"))
                .closed(town.at(0, "14:10"), true);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
