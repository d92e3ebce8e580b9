package org.linli.volunteer.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    private static final String PEOPLE = "reference,name,phone,area,work_unit,birth_year,skills,free_time,consents,"
            + "certificate_kind,certificate_issuer,certificate_number,valid_from,valid_to\n";

    @Inject
    Database database;

    @Inject
    Audit audit;

    private Town town;
    private String mark;

    @BeforeEach
    void open() {
        town = Town.known(database);
        mark = UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void peopleAreEnteredAsTheDeskEntersThem() {
        String csv = PEOPLE
                + row(
                                "a",
                                "张三",
                                "13000000001",
                                "social-work;first-aid",
                                "\"FREQ=WEEKLY;BYDAY=SA,SU 09:00 180\"",
                                "matching;contact")
                        .replace(",,,,,\n", ",social-worker,民政局," + mark + "0001,2024-01-01,\n")
                + row("b", "李四", "", "", "", "");

        imported("people", csv, town.desk())
                .then()
                .statusCode(200)
                .body("rows", equalTo(2))
                .body("made", equalTo(2));

        String id = idOf("people", "a");
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
                + row("a", "张三", "", "", "", "")
                + row("b", "", "12", "", "", "").replace(town.grid, "nowhere")
                + row("c", "王五", "", "Not A Code", "sometimes", "everything");

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

        assertThat(entities("people")).isEmpty();
    }

    @Test
    void aCheckSaysWhatWouldBeDoneAndDoesNothing() {
        String csv = PEOPLE + row("a", "张三", "", "reading", "", "matching");

        checked("people", csv, town.desk())
                .then()
                .statusCode(200)
                .body("made", equalTo(1))
                .body("faults", hasSize(0));
        checked("people", csv + row("b", "", "", "", "", ""), town.desk())
                .then()
                .statusCode(200)
                .body("faults[0].line", equalTo(3))
                .body("faults[0].column", equalTo("name"))
                .body("faults[0].rule", equalTo("required"))
                .body("faults[0].message", equalTo("is required"));

        assertThat(entities("people")).isEmpty();
    }

    @Test
    void aListThatCannotBeReadSaysWhere() {
        imported("people", "name\n张三\n", town.desk())
                .then()
                .statusCode(400)
                .body("faults[0].rule", equalTo("header"))
                .body("faults[0].column", equalTo("reference"));
        imported("people", "reference,name,area\n" + ref("a") + ",张三\n", town.desk())
                .then()
                .statusCode(400)
                .body("faults[0].line", equalTo(2))
                .body("faults[0].rule", equalTo("row-width"));
        imported(
                        "people",
                        "reference,name,area\n%1$s,张三,%2$s\n%1$s,李四,%2$s\n".formatted(ref("a"), town.grid),
                        town.desk())
                .then()
                .statusCode(400)
                .body("faults[0].line", equalTo(3))
                .body("faults[0].rule", equalTo("duplicate"));
    }

    @Test
    void theSameListAgainChangesNothingAndAChangedRowChangesThatPersonOnly() {
        String csv = PEOPLE + row("a", "张三", "", "reading", "", "matching") + row("b", "李四", "", "", "", "");
        imported("people", csv, town.desk()).then().statusCode(200);
        String id = idOf("people", "a");
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
        String csv = PEOPLE + row("a", "张三", "13000000001", "", "", "matching") + row("b", "李四", "", "", "", "");
        imported("people", csv, town.desk()).then().statusCode(200);
        String left = idOf("people", "a");
        String forgotten = idOf("people", "b");
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
        String csv = PEOPLE + row("a", "张三", "", "", "", "") + row("b", "李四", "", "", "", "");

        List<Response> answers = Folk.together(
                List.of(() -> imported("people", csv, town.desk()), () -> imported("people", csv, town.desk2())));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers).extracting(a -> a.<Integer>path("made")).containsExactlyInAnyOrder(2, 0);
        assertThat(entities("people")).hasSize(2);
        assertThat(database.list("SELECT 1 FROM person WHERE area = ?", row -> 1, town.grid))
                .hasSize(2);
    }

    @Test
    void aDeskImportsOnlyWhereItIsPostedAndAnAdministratorEverywhere() {
        Town elsewhere = Town.known(database);
        String csv = PEOPLE + row("a", "张三", "", "", "", "");

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
        String paper = ",social-worker,民政局," + mark + "0001,2024-01-01,\n";
        String csv = PEOPLE
                + row("a", "张三", "", "", "", "").replace(",,,,,\n", paper)
                + row("b", "李四", "", "", "", "").replace(",,,,,\n", paper);

        imported("people", csv, town.desk())
                .then()
                .statusCode(400)
                .body("faults[0].line", equalTo(3))
                .body("faults[0].column", equalTo("certificate_number"));

        assertThat(entities("people")).isEmpty();
        assertThat(database.list("SELECT 1 FROM person WHERE area = ?", row -> 1, town.grid))
                .isEmpty();
    }

    @Test
    void teamsNameTheirPeopleByReference() {
        imported("people", PEOPLE + row("a", "张三", "", "", "", "") + row("b", "李四", "", "", "", ""), town.desk());
        String teams = "reference,name,area,skills,leader,members\n%s,敲门组,%s,reading,%s,%s\n"
                .formatted(ref("t"), town.community, ref("a"), ref("b"));

        imported("teams", teams, town.desk()).then().statusCode(200).body("made", equalTo(1));
        imported("teams", teams, town.desk()).then().statusCode(200).body("unchanged", equalTo(1));
        assertThat(members()).hasSize(2);

        imported("teams", teams.replace("," + ref("b") + "\n", ",\n"), town.desk())
                .then()
                .statusCode(200)
                .body("updated", equalTo(1));
        assertThat(members()).containsExactly(idOf("people", "a"));
        imported("teams", teams.replace(ref("b"), "nobody"), town.desk())
                .then()
                .statusCode(400)
                .body("faults[0].column", equalTo("members"))
                .body("faults[0].rule", equalTo("imported-person"));
    }

    @Test
    void needsAreDraftsOrOpenAndAreLeftAloneAfterwards() {
        Instant begins = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        String head = "reference,kind,title,area,begins_at,ends_at,minutes,skills,places,open,contact_address\n";
        String csv = head
                + "%s,haircut,理发,%s,%s,%s,30,barber;patient|nurse,2,true,一号楼\n"
                        .formatted(ref("n1"), town.grid, begins, begins.plus(Duration.ofHours(2)))
                + "%s,visit,探访,%s,%s,%s,,,,,\n"
                        .formatted(ref("n2"), town.grid, begins, begins.plus(Duration.ofHours(1)));

        imported("needs", csv, town.desk()).then().statusCode(200).body("made", equalTo(2));
        imported("needs", csv.replace("理发", "剪发"), town.desk()).then().body("unchanged", equalTo(2));

        Folk.as(town.desk())
                .get("/v1/needs/" + idOf("needs", "n1"))
                .then()
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("title", equalTo("理发"))
                .body("places", equalTo(2))
                .body("skills", equalTo(List.of(List.of("barber", "patient"), List.of("nurse"))));
        Folk.as(town.desk()).get("/v1/needs/" + idOf("needs", "n2")).then().body("state", equalTo("draft"));

        imported(
                        "needs",
                        csv.replace(ref("n"), ref("past")).replace(begins.toString(), "2020-01-01T08:00:00Z"),
                        town.desk())
                .then()
                .statusCode(400)
                .body("faults.line", hasItems(2, 3));
    }

    @Test
    void offersAreDraftsOrOnTheListAndAreLeftAloneAfterwards() {
        String csv = "reference,list,kind,title,area,capacity,last_day,publish\n"
                + "%s,resource,venue,会议室,%s,3,%s,true\n"
                        .formatted(ref("o1"), town.community, LocalDate.now().plusDays(30))
                + "%s,service,haircut,理发,%s,,%s,\n"
                        .formatted(ref("o2"), town.grid, LocalDate.now().plusDays(30));

        imported("offers", csv, town.desk()).then().statusCode(200).body("made", equalTo(2));
        imported("offers", csv, town.desk()).then().statusCode(200).body("unchanged", equalTo(2));

        Folk.as(town.desk())
                .get("/v1/offers/" + idOf("offers", "o1"))
                .then()
                .statusCode(200)
                .body("state", equalTo("published"))
                .body("capacity", equalTo(3));
        Folk.as(town.desk()).get("/v1/offers/" + idOf("offers", "o2")).then().body("state", equalTo("draft"));
        imported(
                        "offers",
                        csv.replace(ref("o"), ref("x"))
                                .replace("resource", "gift")
                                .replace(",3,", ",many,"),
                        town.desk())
                .then()
                .statusCode(400)
                .body("faults.column", containsInAnyOrder("capacity", "list"));
    }

    @Test
    void twelveHundredPeopleAreImportedInAFewSeconds() {
        StringBuilder csv = new StringBuilder(PEOPLE);
        for (int i = 0; i < 1200; i++) {
            csv.append(row("p" + i, "志愿者" + i, "", "reading", "\"FREQ=WEEKLY;BYDAY=SA 09:00 120\"", "matching"));
        }
        Instant began = Instant.now();

        imported("people", csv.toString(), town.desk()).then().statusCode(200).body("made", equalTo(1200));

        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(30));
        imported("people", csv.toString(), town.desk()).then().body("unchanged", equalTo(1200));
    }

    /** A row of {@link #PEOPLE} of the town's grid, without a certificate. */
    private String row(String reference, String name, String phone, String skills, String free, String consents) {
        return String.join(",", ref(reference), name, phone, town.grid, "", "", skills, free, consents) + ",,,,,\n";
    }

    private String ref(String of) {
        return mark + "/" + of;
    }

    private static Response imported(String list, String csv, String token) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .header("Accept-Language", "en")
                .contentType("text/csv; charset=UTF-8")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/" + path(list) + "-imports");
    }

    private static Response checked(String list, String csv, String token) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .header("Accept-Language", "en")
                .contentType("text/csv; charset=UTF-8")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .queryParam("check", true)
                .post("/v1/" + path(list) + "-imports");
    }

    private static String path(String list) {
        return list.equals("people") ? list : list.substring(0, list.length() - 1);
    }

    private List<String> entities(String list) {
        return database.list(
                "SELECT entity::text FROM import_row WHERE list = ? AND starts_with(reference, ?)",
                row -> row.getString(1),
                list,
                mark + "/");
    }

    private String idOf(String list, String reference) {
        return database.first(
                        "SELECT entity::text FROM import_row WHERE list = ? AND reference = ?",
                        row -> row.getString(1),
                        list,
                        ref(reference))
                .orElseThrow();
    }

    private List<String> members() {
        return database.list(
                "SELECT person::text FROM team_member WHERE team = ?::uuid AND ended_at IS NULL",
                row -> row.getString(1),
                idOf("teams", "t"));
    }

    private List<String> said(String person) {
        return database.list(
                "SELECT kind || ' ' || given || ' ' || said_as FROM consent WHERE person = ?::uuid",
                row -> row.getString(1),
                person);
    }
}
