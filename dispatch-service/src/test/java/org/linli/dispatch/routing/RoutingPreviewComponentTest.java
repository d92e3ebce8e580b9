package org.linli.dispatch.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Database;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.Person;
import org.linli.dispatch.testing.TinyCity;

@QuarkusTest
class RoutingPreviewComponentTest {

    private static final String FROM = LocalDate.now().minusDays(100).toString();
    private static final String TO = LocalDate.now().plusDays(100).toString();

    private Line line;

    @BeforeEach
    void inTheCity() {
        line = Line.inTinyCity();
    }

    @Test
    void tellsWhichCasesANewRuleWouldSendElsewhereAndChangesNothing() {
        String file = line.opened("dl-hand");
        await().until(() -> line.readCase(file).getString("state").equals("filed"));
        String rule = "rule-" + UUID.randomUUID().toString().substring(0, 8);
        int applied = revisions();

        JsonPath preview = preview(shown(rule));

        Map<String, ?> change = preview.getMap("changes.find { it.then != null && it.then.rule == '" + rule + "' }");
        assertThat(change.get("now")).isEqualTo(route("dl-a", List.of(), false, "dl-r1"));
        assertThat(change.get("then")).isEqualTo(route("dl-b", List.of("dl-a"), true, rule));
        assertThat((Integer) change.get("cases"))
                .isEqualTo(Integer.valueOf(Database.one("SELECT count(*) FROM case_file"
                        + " WHERE category_code = 'dl-hand' AND filed_by IS NOT NULL AND filed_at >= '" + FROM + "'")));
        assertThat(preview.getInt("unchanged")
                        + preview.getList("changes.cases", Integer.class).stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .isEqualTo(preview.getInt("cases"));
        assertThat(revisions()).isEqualTo(applied);
        assertThat(line.readCase(file).getString("state")).isEqualTo("filed");
    }

    @Test
    void theRulesInForceChangeNothing() {
        line.opened("dl-hand");

        JsonPath preview = preview(shown(TinyCity.files()));

        assertThat(preview.getList("changes")).isEmpty();
        assertThat(preview.getInt("unchanged")).isEqualTo(preview.getInt("cases"));
    }

    @Test
    void namesWhatIsWrongWithTheQuestion() {
        String pack = shown(TinyCity.files());

        refused("?from=" + FROM + "&to=" + TO, 400, "errors[0].field", "pack");
        refused("?pack=" + pack + "&to=" + TO, 400, "errors[0].field", "from");
        refused("?pack=" + pack + "&from=yesterday&to=" + TO, 400, "errors[0].rule", "date");
        refused("?pack=" + pack + "&from=" + TO + "&to=" + FROM, 400, "errors[0].rule", "period");
        refused("?pack=" + pack + "&from=2020-01-01&to=2026-01-01", 400, "errors[0].rule", "period");
        refused("?pack=" + "0".repeat(64) + "&from=" + FROM + "&to=" + TO, 404, "status", 404);
    }

    private static Map<String, ?> route(String lead, List<String> supporting, boolean automatic, String rule) {
        return Map.of("lead", lead, "supporting", supporting, "automatic", automatic, "rule", rule);
    }

    private static void refused(String query, int status, String path, Object value) {
        Line.as(Person.ADMINISTRATOR)
                .get("/v1/routing-preview" + query)
                .then()
                .statusCode(status)
                .body(path, equalTo(value));
    }

    private static JsonPath preview(String pack) {
        return Line.as(Person.ADMINISTRATOR)
                .get("/v1/routing-preview?pack=" + pack + "&from=" + FROM + "&to=" + TO)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The city with one rule more, checked and not applied. @return its digest */
    private static String shown(String rule) {
        Map<String, String> files = TinyCity.files();
        files.put("routing.yaml", """
                rules:
                  - code: %s
                    reason_zh: 试行
                    reason_en: On trial
                    when:
                      categories: [dl-hand]
                    lead: dl-b
                    supporting: [dl-a]
                    automatic: true
                """.formatted(rule));
        return shown(files);
    }

    private static String shown(Map<String, String> files) {
        return Line.as(Person.ADMINISTRATOR)
                .body(Map.of("files", files))
                .post("/v1/city-packs")
                .then()
                .statusCode(200)
                .body("applicable", equalTo(true))
                .extract()
                .path("digest");
    }

    private static int revisions() {
        return Line.as(Person.ADMINISTRATOR)
                .get("/v1/city-packs")
                .then()
                .extract()
                .<List<?>>path("$")
                .size();
    }
}
