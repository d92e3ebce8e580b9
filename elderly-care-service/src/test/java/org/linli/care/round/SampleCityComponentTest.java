package org.linli.care.round;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.version;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Town;
import org.linli.citypack.CityPack;
import org.linli.citypack.PackFolder;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.TestTokens;
import org.linli.kit.testing.Wire;
import org.linli.kit.testing.Wire.Event;

/**
 * People of three grids of the sample city's old quarter, as they stand in its folder, through the endpoints: registered once, on
 * a contract, and a day of theirs can be planned. That there are as many as there should be is shown where the lists are read.
 */
@QuarkusTest
class SampleCityComponentTest {

    private static final Path ANHE = Path.of("../cities/anhe");
    private static final String QUARTER = "ah-bq-01-01";
    private static final Pattern THREE_GRIDS = Pattern.compile("," + QUARTER + "-g0[123],");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String DESK = TestTokens.of("desk-anhe", "linli-desk", "desk");

    @Inject
    Database database;

    @Test
    void theListsAreTakenOnceAndADayOfThemIsPlanned() throws IOException {
        known(CityPack.read(PackFolder.read(ANHE)).pack());
        kinds();

        JsonPath first = round();
        int rows = first.getInt("rows");
        assertThat(rows).isGreaterThan(250);
        assertThat(first.getInt("registered") + first.getInt("unchanged")).isEqualTo(rows);
        assertThat(round().getInt("unchanged")).isEqualTo(rows);
        assertThat(count("elder WHERE area_path LIKE 'ah.%' AND state = 'registered'"))
                .isEqualTo(rows);
        assertThat(count("duplicate_pair d JOIN elder e ON e.id = d.one WHERE e.area_path LIKE 'ah.%'"))
                .isZero();
        int carers = carers();
        enrolAndAgree(contract());

        LocalDate day = LocalDate.now(ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        String roster = as(DESK).body(
                        Map.of("area", QUARTER, "day", day.toString(), "budget", Map.of("iterations", 2_000)))
                .post("/v1/rosters")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> as(DESK).get("/v1/rosters/" + roster).path("state").equals("ready"));
        JsonPath planned = as(DESK).get("/v1/rosters/" + roster).jsonPath();
        assertThat(planned.getMap("plan").size()).isGreaterThan(50);
        assertThat(planned.getList("unplanned").size())
                .as("carers: " + carers)
                .isLessThan(planned.getMap("plan").size() / 10);
        Kinds.known(database);
    }

    private JsonPath round() throws IOException {
        List<String> lines = Files.readAllLines(ANHE.resolve("care/elders.csv"));
        String csv = lines.stream()
                .filter(line -> line.startsWith("reference,")
                        || THREE_GRIDS.matcher(line).find())
                .collect(Collectors.joining("\n"));
        return as(DESK).contentType("text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/v1/rounds?area=" + QUARTER)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private int carers() throws IOException {
        int serving = 0;
        for (Map<String, String> row : list("carers")) {
            if (row.get("area").equals(QUARTER)) {
                List<Map<String, Object>> shifts = new ArrayList<>();
                for (int weekday = 1; weekday <= 5; weekday++) {
                    shifts.add(Map.of("weekday", weekday, "from", "08:00", "to", "18:00"));
                }
                as(DESK).body(Map.of(
                                "subject", row.get("subject"),
                                "name", row.get("name"),
                                "unit", row.get("unit"),
                                "area", QUARTER,
                                "skills", List.of(row.get("skills").split(";")),
                                "mode", row.get("mode"),
                                "shifts", shifts))
                        .post("/v1/carers")
                        .then()
                        .statusCode(org.hamcrest.Matchers.oneOf(201, 409));
                serving++;
            }
        }
        return serving;
    }

    private String contract() {
        LocalDate today = LocalDate.now(ZONE);
        return as(DESK).body(Map.of(
                        "number",
                        UUID.randomUUID().toString(),
                        "unit",
                        "org-songnian",
                        "area",
                        QUARTER,
                        "from",
                        today.toString(),
                        "to",
                        today.plusDays(364).toString(),
                        "lines",
                        List.of(Map.of("kind", "home-help", "visits", 3_600))))
                .post("/v1/packages")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void enrolAndAgree(String contract) throws IOException {
        Map<String, String> ids = ids();
        List<Map<String, String>> enrolments = list("enrolments");
        List<Map<String, String>> items = list("items");
        for (Map<String, String> enrolment : enrolments) {
            String reference = enrolment.get("elder");
            if (!ids.containsKey(reference)) {
                continue;
            }
            as(DESK).header("If-Match", version(DESK, "/v1/packages/" + contract))
                    .body(Map.of("visits", 24))
                    .put("/v1/packages/" + contract + "/people/" + ids.get(reference))
                    .then()
                    .statusCode(200);
            items.stream()
                    .filter(item -> item.get("elder").equals(reference))
                    .forEach(item -> agree(ids.get(reference), item, contract));
        }
    }

    private static void agree(String elder, Map<String, String> row, String contract) {
        Map<String, Object> item = new HashMap<>();
        item.put("kind", row.get("kind"));
        item.put("recurrence", row.get("recurrence"));
        item.put("firstDay", LocalDate.now(ZONE).toString());
        item.put("window", Map.of("from", row.get("from"), "to", row.get("to")));
        if (!row.get("coupling").isEmpty()) {
            item.put("carers", 2);
            item.put("coupling", Map.of("mode", row.get("coupling")));
        }
        if (!row.get("holiday_policy").isEmpty()) {
            item.put("holidayPolicy", row.get("holiday_policy"));
        }
        if (!row.get("package").isEmpty()) {
            item.put("packageId", contract);
        }
        as(DESK).body(item).post("/v1/elders/" + elder + "/care-items").then().statusCode(201);
    }

    /** The list's reference → id. */
    private Map<String, String> ids() throws IOException {
        Map<String, String> register = new HashMap<>();
        database.list(
                "SELECT id::text AS id, name, birth_date, area_code FROM elder WHERE area_path LIKE 'ah.%'",
                row -> register.put(
                        row.getString("name") + row.getString("birth_date") + row.getString("area_code"),
                        row.getString("id")));
        Map<String, String> ids = new HashMap<>();
        for (Map<String, String> row : list("elders")) {
            String id = register.get(row.get("name") + row.get("birth_date") + row.get("area"));
            if (id != null) {
                ids.put(row.get("reference"), id);
            }
        }
        return ids;
    }

    private long count(String of) {
        return database.first("SELECT count(*) FROM " + of, row -> row.getLong(1))
                .orElseThrow();
    }

    private static List<Map<String, String>> list(String name) throws IOException {
        CSVFormat headed = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser =
                CSVParser.parse(ANHE.resolve("care/" + name + ".csv"), StandardCharsets.UTF_8, headed)) {
            return parser.stream().map(each -> each.toMap()).toList();
        }
    }

    private void kinds() throws IOException {
        Map<String, String> files = new HashMap<>();
        PackFolder.read(ANHE).forEach((name, content) -> files.put(name, new String(content, StandardCharsets.UTF_8)));
        JsonPath shown = given().auth()
                .oauth2(Town.administrator())
                .contentType("application/json")
                .body(Map.of("files", files))
                .post("/v1/city-packs")
                .jsonPath();
        Integer present = shown.get("appliedAsRevision");
        if (present == null || present != shown.getInt("latestRevision")) {
            given().auth()
                    .oauth2(Town.administrator())
                    .contentType("application/json")
                    .body(Map.of("revision", shown.getInt("latestRevision") + 1))
                    .post("/v1/city-packs/" + shown.getString("digest") + "/application")
                    .then()
                    .statusCode(200);
        }
    }

    /** Areas and units of the city as their owners publish them, and a desk officer of the whole city. */
    private void known(CityPack city) {
        List<Event> events = new ArrayList<>();
        city.areas()
                .forEach(area -> events.add(event("areas", "area", area.code(), """
                {"code":"%s","parent":%s,"path":"%s","level":"%s","name":{"zh":"%s","en":"%s"},"geometry":null,
                "retired":false,"revision":1}""".formatted(
                                area.code(),
                                area.parent() == null ? "null" : "\"" + area.parent() + "\"",
                                area.path(),
                                area.level(),
                                area.nameZh(),
                                area.nameEn()))));
        events.add(event("units", "unit", "org-songnian", """
                {"code":"org-songnian","parent":null,"kind":"organisation","name":{"zh":"松年","en":"Songnian"},
                "areaCode":null,"retired":false,"revision":1}"""));
        events.add(event("postings", "posting", "p-desk-anhe", """
                {"postingId":"p-desk-anhe","subject":"desk-anhe","role":"desk","areaCode":"ah","unitCode":null,
                "from":"2020-01-01","to":null,"retired":false,"revision":1}"""));
        try (Wire wire = new Wire()) {
            wire.send(events);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("area WHERE starts_with(path || '.', 'ah.')")
                                == city.areas().size()
                        && count("unit WHERE code = 'org-songnian'") == 1
                        && count("posting WHERE id = 'p-desk-anhe'") == 1);
    }

    private static Event event(String topic, String kind, String key, String payload) {
        return new Event(
                "linli.registry." + topic,
                key,
                "linli.registry." + kind + ".v1",
                1,
                Instant.parse("2026-01-01T00:00:00Z"),
                payload);
    }
}
