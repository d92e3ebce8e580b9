package org.linli.dispatch.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.Person;

/** {@code dl-a} leads, {@code dl-b} supports; each has a handler who is nothing else. */
@QuarkusTest
class UnitsSightComponentTest {

    private static final Person LEAD = Person.HANDLER_TOO;
    private static final Person SUPPORT = Person.SUPPORTER;

    private Line line;

    @BeforeEach
    void open() {
        line = Line.inTinyCity();
    }

    @Test
    void eachUnitReadsItsOwnWorkAndOfTheOtherOnlyThatItHasAPartItsStateAndItsTimes() {
        String id = line.opened("dl-slow");
        String lead = line.dispatched(id, "dl-a", "dl-b");
        String support = line.orders(id).getLast();
        line.took(LEAD, lead);
        line.took(SUPPORT, support);
        Map<String, String> fence = line.photo(LEAD);
        Map<String, String> repair = line.photo(LEAD);
        Map<String, String> helping = line.photo(SUPPORT);
        Map<String, String> finding = line.photo(Person.INSPECTOR);
        line.did(LEAD, of(lead) + "/stages/fence/report", Map.of("note", "围护内情", "photos", List.of(fence)));
        line.did(LEAD, of(lead) + "/report", report("甲局内情", repair));
        line.did(SUPPORT, of(support) + "/report", Map.of("words", "乙局内情", "photos", List.of(helping)));
        line.did(
                Person.INSPECTOR,
                "/v1/cases/" + id + "/check",
                Map.of(
                        "outcome",
                        "failed",
                        "reasonCode",
                        "dl-not-done",
                        "note",
                        "返工内情",
                        "photos",
                        List.of(finding),
                        "rework",
                        List.of(lead)));

        assertThat(everything(SUPPORT, id, support))
                .contains("乙局内情", lead, helping.get("photoId"))
                .doesNotContain("围护内情", "甲局内情", "甲局答复", "返工内情", "dl-not-done")
                .doesNotContain(fence.get("photoId"), repair.get("photoId"), finding.get("photoId"));
        JsonPath seen = line.read(SUPPORT, "/v1/cases/" + id);
        assertThat(seen.getList("orders.unit.code")).isEqualTo(List.of("dl-a", "dl-b"));
        assertThat(seen.getList("orders.state")).isEqualTo(List.of("taken", "handled"));
        assertThat(seen.getList("orders.dueAt")).doesNotContainNull();
        assertThat(seen.getList("checks.passed")).isEqualTo(List.of(false));
        assertThat(everything(LEAD, id, lead))
                .contains("围护内情", "甲局内情", "甲局答复", "返工内情", "dl-not-done", support)
                .doesNotContain("乙局内情", helping.get("photoId"));
        assertThat(everything(Person.CHIEF_TOO, id, lead)).contains("围护内情", "甲局内情", "乙局内情", "返工内情");
        assertThat(linksFor(SUPPORT, fence, repair, finding, helping)).containsExactly(404, 404, 404, 200);
        assertThat(linksFor(LEAD, fence, repair, finding, helping)).containsExactly(200, 200, 200, 404);
        assertThat(linksFor(Person.CHIEF_TOO, fence, repair, finding, helping)).containsOnly(200);
    }

    @Test
    void aUnitWhoseOrderWasWithdrawnKeepsThatOrderAndReadsNothingOfWhatComesAfter() {
        String id = line.opened("dl-slow");
        String lead = line.dispatched(id, "dl-a", "dl-b");
        String support = line.orders(id).getLast();
        assertThat(line.read(SUPPORT, "/v1/cases/" + id).getString("state")).isEqualTo("dispatched");

        line.did(Person.DISPATCHER, of(support) + "/withdrawal", Map.of("reason", "不需要配合"));
        line.took(LEAD, lead);
        line.did(LEAD, of(lead) + "/stages/fence/report", Map.of("note", "后来的内情"));

        for (String path : List.of("/v1/cases/" + id, "/v1/cases/" + id + "/history")) {
            Line.as(SUPPORT).get(path).then().statusCode(404);
        }
        JsonPath kept = line.read(SUPPORT, of(support));
        assertThat(kept.getString("state")).isEqualTo("withdrawn");
        assertThat(kept.getString("text")).contains("大坑");
        assertThat(kept.getString("own.withdrawnAt")).isNotNull();
        assertThat(kept.getString("caseState")).isNull();
        assertThat(kept.getList("stages")).isEmpty();
        assertThat(kept.getList("together.id")).isEqualTo(List.of(support));
        assertThat(line.read(Person.DISPATCHER, of(support)).getString("caseState"))
                .isEqualTo("handling");

        line.did(Person.DISPATCHER, "/v1/cases/" + id + "/dispatching", Map.of("supporting", List.of("dl-b")));

        assertThat(line.read(SUPPORT, "/v1/cases/" + id).getList("orders.state"))
                .isEqualTo(List.of("taken", "withdrawn", "issued"));
    }

    private static Map<String, Object> report(String words, Map<String, String> photo) {
        return Map.of("words", words, "answer", "甲局答复", "photos", List.of(photo));
    }

    private static String of(String order) {
        return "/v1/orders/" + order;
    }

    /** All that somebody reads of a case and one of its orders. */
    private static String everything(Person person, String id, String order) {
        return Stream.of("/v1/cases/" + id, "/v1/cases/" + id + "/history", of(order))
                .map(path -> Line.as(person)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .collect(Collectors.joining("\n"));
    }

    @SafeVarargs
    private static List<Integer> linksFor(Person person, Map<String, String>... photos) {
        return Stream.of(photos)
                .map(photo -> Line.as(person)
                        .post("/v1/photos/" + photo.get("photoId") + "/links")
                        .statusCode())
                .toList();
    }
}
