package org.linli.dispatch.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.Person;

@QuarkusTest
class RefusalsComponentTest {

    private Line line;

    @BeforeEach
    void open() {
        line = Line.inTinyCity();
    }

    @Test
    void whoAcceptedTheReportCannotDecideOnItsFiling() {
        String id = line.opened("dl-slow");

        line.act(Person.DESK, "/v1/cases/" + id + "/filing", Map.of())
                .then()
                .statusCode(409)
                .body("guard", equalTo("not-the-desk-officer"))
                .body("state", equalTo("proposed"))
                .body("possible.action", hasItems("file", "decline"));
        line.act(Person.DESK, "/v1/cases/" + id + "/declining", Map.of("reasonCode", "dl-because", "reason", "不符合"))
                .then()
                .statusCode(409);
        assertThat(line.read(Person.DESK, "/v1/cases/" + id).getList("possible"))
                .isEmpty();
        assertThat(line.read(Person.CHIEF, "/v1/cases/" + id).getList("possible.action"))
                .isEqualTo(List.of("file", "decline"));
    }

    @Test
    void aDeclinedCaseIsOverAndSaysWhy() {
        String id = line.opened("dl-slow");
        line.act(Person.CHIEF, "/v1/cases/" + id + "/declining", Map.of("reasonCode", "dl-none", "reason", "不符合"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("reasonCode"));

        line.did(Person.CHIEF, "/v1/cases/" + id + "/declining", Map.of("reasonCode", "dl-because", "reason", "不符合"));

        assertThat(line.storyEndingWith(id, "case-declined")).hasSize(2);
        line.act(Person.CHIEF, "/v1/cases/" + id + "/filing", Map.of())
                .then()
                .statusCode(409)
                .body("state", equalTo("declined"))
                .body("possible.size()", equalTo(0));
    }

    @Test
    void aPostingElsewhereOrNoneCountsForNothingHere() {
        String id = line.opened("dl-slow");
        for (Person stranger : List.of(Person.CHIEF_ELSEWHERE, Person.NOBODY)) {
            line.act(stranger, "/v1/cases/" + id + "/filing", Map.of()).then().statusCode(403);
        }
        Line.as(Person.CHIEF_ELSEWHERE).get("/v1/cases/" + id).then().statusCode(404);
        Line.as(Person.CHIEF_ELSEWHERE)
                .get("/v1/cases/" + id + "/history")
                .then()
                .statusCode(404);
        Line.as(Person.NOBODY).get("/v1/cases").then().statusCode(403);
        line.did(Person.CHIEF_TOO, "/v1/cases/" + id + "/filing", Map.of());
        line.act(Person.DISPATCHER_ELSEWHERE, "/v1/cases/" + id + "/dispatching", Map.of("lead", "dl-a"))
                .then()
                .statusCode(403);
        line.did(Person.DISPATCHER, "/v1/cases/" + id + "/dispatching", Map.of("lead", "dl-a"));
        String order = line.order(id);
        line.act(Person.SUPPORTER, "/v1/orders/" + order + "/taking", Map.of())
                .then()
                .statusCode(403);
        Line.as(Person.SUPPORTER).get("/v1/orders/" + order).then().statusCode(404);
        Line.as(Person.SUPPORTER).get("/v1/cases/" + id).then().statusCode(404);
        Line.as(Person.HANDLER_TOO).get("/v1/cases/" + id).then().statusCode(200);
        line.took(Person.HANDLER, order);
        line.reported(Person.HANDLER, order);
        line.act(Person.INSPECTOR_ELSEWHERE, "/v1/cases/" + id + "/check", Map.of("outcome", "passed", "note", "好"))
                .then()
                .statusCode(403);
    }

    @Test
    void whoHandledACaseCannotCheckIt() {
        String id = line.opened("dl-slow");
        String order = line.dispatched(id, "dl-a");
        line.took(Person.HANDLER, order);
        line.reported(Person.HANDLER_TOO, order);

        line.act(Person.HANDLER, "/v1/cases/" + id + "/check", Map.of("outcome", "passed", "note", "很好"))
                .then()
                .statusCode(409)
                .body("guard", equalTo("not-a-handler"));
        assertThat(line.read(Person.INSPECTOR, "/v1/cases/" + id).getList("possible.action"))
                .isEqualTo(List.of("pass", "fail"));
    }

    @Test
    void aChangeNeedsTheVersionThatIsPresentAndSaysWhatIsPossibleWhenItIsNot() {
        String id = line.opened("dl-slow");
        Line.as(Person.CHIEF)
                .body(Map.of())
                .post("/v1/cases/" + id + "/filing")
                .then()
                .statusCode(428);
        Line.as(Person.CHIEF)
                .header("If-Match", "3")
                .body(Map.of())
                .post("/v1/cases/" + id + "/filing")
                .then()
                .statusCode(400);

        line.act(Person.CHIEF, "/v1/cases/" + id + "/filing", Map.of(), 7)
                .then()
                .statusCode(412)
                .body("state", equalTo("proposed"))
                .body("version", equalTo(1))
                .body("possible.action", hasItems("file", "decline"))
                .body("possible[0].roles", contains("duty-chief"));
    }

    @Test
    void anActionTheStateForbidsIsRefusedInTheLanguageAskedFor() {
        String id = line.opened("dl-slow");
        long version = line.readCase(id).getLong("version");

        line.act(Person.CHIEF, "/v1/cases/" + id + "/closing", Map.of(), version)
                .then()
                .statusCode(409)
                .header("Content-Language", "zh")
                .body("state", equalTo("proposed"));
        Line.as(Person.CHIEF)
                .header("If-Match", "\"" + version + "\"")
                .header("Accept-Language", "en")
                .body(Map.of())
                .post("/v1/cases/" + id + "/closing")
                .then()
                .statusCode(409)
                .body("detail", containsString("Cannot close"));
    }

    @Test
    void onlyUnitsInServiceEachOnceGetOrders() {
        String id = line.opened("dl-hand");
        String path = "/v1/cases/" + id + "/dispatching";
        line.act(Person.DISPATCHER, path, Map.of()).then().statusCode(400).body("errors[0].field", equalTo("lead"));
        line.act(Person.DISPATCHER, path, Map.of("lead", "dl-nowhere")).then().statusCode(400);
        line.act(Person.DISPATCHER, path, Map.of("lead", "dl-a", "supporting", List.of("dl-a")))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("supporting[0]"));
        line.act(Person.DISPATCHER, path, Map.of("lead", "dl-a", "supporting", List.of("dl-b", "dl-b")))
                .then()
                .statusCode(400);
        assertThat(line.readCase(id).getString("state")).isEqualTo("filed");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        UUID nowhere = UUID.randomUUID();
        line.act(Person.CHIEF, "/v1/cases/" + nowhere + "/filing", Map.of(), 1)
                .then()
                .statusCode(404);
        line.act(Person.HANDLER, "/v1/orders/" + nowhere + "/taking", Map.of(), 1)
                .then()
                .statusCode(404);
        Line.as(Person.CHIEF).get("/v1/cases/no-uuid").then().statusCode(404);
    }
}
