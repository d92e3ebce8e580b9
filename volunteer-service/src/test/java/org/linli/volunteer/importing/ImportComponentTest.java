package org.linli.volunteer.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.linli.volunteer.importing.Lists.PEOPLE;
import static org.linli.volunteer.importing.Lists.checked;
import static org.linli.volunteer.importing.Lists.imported;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Asking;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class ImportComponentTest {

    @Inject
    Database database;

    @Inject
    Audit audit;

    private Town town;
    private Lists lists;

    @BeforeEach
    void open() {
        town = Town.known(database);
        lists = new Lists(database, town);
    }

    @Test
    void peopleAreEnteredAsTheDeskEntersThem() {
        String csv = PEOPLE
                + lists.row(
                                "a",
                                "张三",
                                "13000000001",
                                "social-work;first-aid",
                                "\"FREQ=WEEKLY;BYDAY=SA,SU 09:00 180\"",
                                "matching;contact")
                        .replace(",,,,,\n", ",social-worker,民政局," + lists.mark + "0001,2024-01-01,\n")
                + lists.row("b", "李四", "", "", "", "");

        imported("people", csv, town.desk())
                .then()
                .statusCode(200)
                .body("rows", equalTo(2))
                .body("made", equalTo(2));

        String id = lists.idOf("people", "a");
        Folk.as(town.desk())
                .get("/v1/people/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("张三"))
                .body("phone", equalTo("130****0001"))
                .body("skills", containsInAnyOrder("first-aid", "social-work"))
                .body("consents.matching", equalTo(true))
                .body("consents.photo", equalTo(false));
        Folk.as(town.desk())
                .get("/v1/people/" + id + "/availability")
                .then()
                .body("rules[0].rrule", equalTo("FREQ=WEEKLY;BYDAY=SA,SU"))
                .body("rules[0].minutes", equalTo(180));
        Folk.as(town.desk())
                .get("/v1/people/" + id + "/certificates")
                .then()
                .body("state", equalTo(List.of("claimed")))
                .body("[0].enteredBy", equalTo(town.subjectOf("desk")));
        assertThat(said(id)).containsExactlyInAnyOrder("matching true desk", "contact true desk");
        assertThat(audit.of("person", id).stream().map(Audit.Numbered::entry))
                .extracting(AuditEntry::action)
                .contains("register", "agree-to-matching");
    }

    @Test
    void everyFaultIsListedWithItsLineAndWithAFaultNothingChanges() {
        String csv = PEOPLE
                + lists.row("a", "张三", "", "", "", "")
                + lists.row("b", "", "12", "", "", "").replace(town.grid, "nowhere")
                + lists.row("c", "王五", "", "Not A Code", "sometimes", "everything");

        imported("people", csv, town.desk())
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/import-faulty"))
                .body("rows", equalTo(3))
                .body("made", equalTo(0))
                .body("faults.findAll { it.line == 2 }", hasSize(0))
                .body("faults.findAll { it.line == 3 }.column", containsInAnyOrder("name", "phone", "area"))
                .body("faults.findAll { it.line == 4 }.column", hasItems("free_time", "skills", "consents"))
                .body("faults.find { it.column == 'area' }.rule", equalTo("known-community-or-grid"));

        assertThat(lists.entities("people")).isEmpty();
    }

    @Test
    void aCheckSaysWhatWouldBeDoneAndDoesNothing() {
        String csv = PEOPLE + lists.row("a", "张三", "", "reading", "", "matching");

        checked("people", csv, town.desk())
                .then()
                .statusCode(200)
                .body("made", equalTo(1))
                .body("faults", hasSize(0));
        checked("people", csv + lists.row("b", "", "", "", "", ""), town.desk())
                .then()
                .statusCode(200)
                .body("faults[0].line", equalTo(3))
                .body("faults[0].column", equalTo("name"))
                .body("faults[0].rule", equalTo("required"))
                .body("faults[0].message", equalTo("is required"));

        assertThat(lists.entities("people")).isEmpty();
    }

    @Test
    void aListThatCannotBeReadSaysWhere() {
        imported("people", "name\n张三\n", town.desk())
                .then()
                .statusCode(400)
                .body("faults[0].rule", equalTo("header"))
                .body("faults[0].column", equalTo("reference"));
        imported("people", "reference,name,area\n" + lists.ref("a") + ",张三\n", town.desk())
                .then()
                .statusCode(400)
                .body("faults[0].line", equalTo(2))
                .body("faults[0].rule", equalTo("row-width"));
        imported(
                        "people",
                        "reference,name,area\n%1$s,张三,%2$s\n%1$s,李四,%2$s\n".formatted(lists.ref("a"), town.grid),
                        town.desk())
                .then()
                .statusCode(400)
                .body("faults[0].line", equalTo(3))
                .body("faults[0].rule", equalTo("duplicate"));
    }

    @Test
    void theSameListAgainChangesNothingAndAChangedRowChangesThatPersonOnly() {
        String csv =
                PEOPLE + lists.row("a", "张三", "", "reading", "", "matching") + lists.row("b", "李四", "", "", "", "");
        imported("people", csv, town.desk()).then().statusCode(200);
        String id = lists.idOf("people", "a");
        Folk.as(town.desk())
                .body(Map.of("kind", "matching", "given", false))
                .post("/v1/people/" + id + "/consents")
                .then()
                .statusCode(200);

        imported("people", csv, town.desk())
                .then()
                .statusCode(200)
                .body("made", equalTo(0))
                .body("updated", equalTo(0))
                .body("unchanged", equalTo(2));
        imported("people", csv.replace("张三", "张三丰"), town.desk())
                .then()
                .body("updated", equalTo(1))
                .body("unchanged", equalTo(1));

        Folk.as(town.desk())
                .get("/v1/people/" + id)
                .then()
                .body("name", equalTo("张三丰"))
                .body("skills", equalTo(List.of("reading")))
                .body("consents.matching", equalTo(false));
    }

    @Test
    void whoLeftOrWasForgottenIsNotBroughtBack() {
        String csv =
                PEOPLE + lists.row("a", "张三", "13000000001", "", "", "matching") + lists.row("b", "李四", "", "", "", "");
        imported("people", csv, town.desk()).then().statusCode(200);
        String left = lists.idOf("people", "a");
        String forgotten = lists.idOf("people", "b");
        Asking.change(town.desk(), "/v1/people/" + left, "leaving", Map.of())
                .then()
                .statusCode(200);
        Asking.change(town.desk(), "/v1/people/" + forgotten, "erasure", Map.of("reason", "本人要求"))
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));

        imported("people", csv.replace("张三", "张三丰").replace("李四", "李四光"), town.desk())
                .then()
                .statusCode(200)
                .body("unchanged", equalTo(2));

        assertThat(database.list("SELECT name FROM person WHERE area = ?", row -> row.getString("name"), town.grid))
                .hasSize(2)
                .doesNotContain("张三丰", "李四光", "李四");
    }

    @Test
    void twoImportsAtOnceMakeEachRowOnce() throws Exception {
        String csv = PEOPLE + lists.row("a", "张三", "", "", "", "") + lists.row("b", "李四", "", "", "", "");

        List<Response> answers = Folk.together(
                List.of(() -> imported("people", csv, town.desk()), () -> imported("people", csv, town.desk2())));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers).extracting(a -> a.<Integer>path("made")).containsExactlyInAnyOrder(2, 0);
        assertThat(lists.entities("people")).hasSize(2);
        assertThat(database.list("SELECT 1 FROM person WHERE area = ?", row -> 1, town.grid))
                .hasSize(2);
    }

    @Test
    void aDeskImportsOnlyWhereItIsPostedAndAnAdministratorEverywhere() {
        Town elsewhere = Town.known(database);
        String csv = PEOPLE + lists.row("a", "张三", "", "", "", "");

        imported("people", csv, elsewhere.desk())
                .then()
                .statusCode(400)
                .body("faults[0].column", equalTo("area"))
                .body("faults[0].rule", equalTo("your-area"));
        imported("people", csv, town.volunteer("v")).then().statusCode(403);
        imported("people", csv, Town.administrator()).then().statusCode(200).body("made", equalTo(1));
        imported("people", csv.replace("张三", "张四").replace(town.grid, elsewhere.grid), elsewhere.desk())
                .then()
                .statusCode(400)
                .body("faults[0].column", equalTo("reference"));
    }

    @Test
    void aCertificateOfSomebodyElseUndoesTheWholeList() {
        String paper = ",social-worker,民政局," + lists.mark + "0001,2024-01-01,\n";
        String csv = PEOPLE
                + lists.row("a", "张三", "", "", "", "").replace(",,,,,\n", paper)
                + lists.row("b", "李四", "", "", "", "").replace(",,,,,\n", paper);

        imported("people", csv, town.desk())
                .then()
                .statusCode(400)
                .body("faults[0].line", equalTo(3))
                .body("faults[0].column", equalTo("certificate_number"));

        assertThat(lists.entities("people")).isEmpty();
        assertThat(database.list("SELECT 1 FROM person WHERE area = ?", row -> 1, town.grid))
                .isEmpty();
    }

    @Test
    void twelveHundredPeopleAreImportedInAFewSeconds() {
        StringBuilder csv = new StringBuilder(PEOPLE);
        for (int i = 0; i < 1200; i++) {
            csv.append(lists.row("p" + i, "志愿者" + i, "", "reading", "\"FREQ=WEEKLY;BYDAY=SA 09:00 120\"", "matching"));
        }
        Instant began = Instant.now();

        imported("people", csv.toString(), town.desk()).then().statusCode(200).body("made", equalTo(1200));

        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(30));
        imported("people", csv.toString(), town.desk()).then().body("unchanged", equalTo(1200));
    }

    private List<String> said(String person) {
        return database.list(
                "SELECT kind || ' ' || given || ' ' || said_as FROM consent WHERE person = ?::uuid",
                row -> row.getString(1),
                person);
    }
}
