package org.linli.volunteer.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.linli.volunteer.testing.Folk.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.TestTokens;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class PeopleComponentTest {

    @Inject
    Database database;

    @Inject
    Audit audit;

    private Town town;
    private Folk folk;

    @BeforeEach
    void open() {
        town = Town.known(database);
        folk = new Folk(town);
    }

    @Test
    void aSecondRegistrationAnswersTheProfileThereIs() {
        Response first = as(town.volunteer("ann")).body(folk.told("张安", null)).post("/v1/people");
        first.then().statusCode(201).header("ETag", "\"1\"").body("weeklyCapMinutes", equalTo(600));

        as(town.volunteer("ann"))
                .body(folk.told("另一个名字", null))
                .post("/v1/people")
                .then()
                .statusCode(200)
                .body("id", equalTo(first.path("id")))
                .body("name", equalTo("张安"));
    }

    @Test
    void registeringManyTimesAtOnceMakesOneProfile() throws Exception {
        for (int round = 0; round < 10; round++) {
            String who = "twice" + round;
            Callable<Response> registering = () ->
                    as(town.volunteer(who)).body(folk.told("李二", Folk.mobile())).post("/v1/people");

            List<Response> answers = Folk.together(List.of(registering, registering, registering, registering));

            assertThat(answers)
                    .extracting(Response::statusCode)
                    .containsOnlyOnce(201)
                    .allMatch(s -> s == 201 || s == 200);
            Set<String> ids = new HashSet<>();
            answers.forEach(a -> ids.add(a.path("id")));
            assertThat(ids).hasSize(1);
            assertThat(database.list(
                            "SELECT 1 FROM membership WHERE person = ?",
                            row -> 1,
                            UUID.fromString(ids.iterator().next())))
                    .hasSize(1);
        }
    }

    @Test
    void theDeskRegistersSomebodyWithoutAPhoneAndTheAuditSaysForWhom() {
        String id = folk.registeredByDesk("王奶奶");

        as(town.desk()).get("/v1/people/" + id).then().statusCode(200).body("signsIn", equalTo(false));
        assertThat(entries(id)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("register");
            assertThat(entry.actor()).isEqualTo(town.subjectOf("desk"));
            assertThat(entry.role()).isEqualTo("desk");
            assertThat(entry.details()).containsEntry("for", id);
        });
    }

    @Test
    void anOfficerWhoMayRegisterForThemselvesSaysWhenItIsForAnother() {
        String both = TestTokens.of(town.subjectOf("desk"), "linli-desk", "resident", "desk");
        Map<String, Object> another = folk.told("孙爷爷", null);
        another.put("forAnother", true);

        as(both).body(another).post("/v1/people").then().statusCode(201).body("signsIn", equalTo(false));
        as(town.volunteer("nobody")).body(another).post("/v1/people").then().statusCode(403);
        another.put("forAnother", false);
        as(town.desk()).body(another).post("/v1/people").then().statusCode(403);
    }

    @Test
    void anotherTownsDeskRegistersNobodyHere() {
        Town elsewhere = Town.known(database);

        as(elsewhere.desk())
                .body(folk.told("王奶奶", null))
                .post("/v1/people")
                .then()
                .statusCode(403);
    }

    @Test
    void whatBreaksARuleIsNamed() {
        refused(Map.of("area", town.grid), "name");
        refused(Map.of("name", "张", "area", "nowhere"), "area");
        refused(Map.of("name", "张", "area", town.subdistrict), "area");
        refused(Map.of("name", "张", "area", town.grid, "phone", "12345"), "phone");
        refused(Map.of("name", "张", "area", town.grid, "workUnit", "nobody"), "workUnit");
        refused(Map.of("name", "张", "area", town.grid, "birthYear", 1850), "birthYear");
        refused(Map.of("name", "张", "area", town.grid, "weeklyCapMinutes", -1), "weeklyCapMinutes");
        refused(Map.of("name", "张", "area", town.grid, "languages", List.of("Hefei!")), "languages[0]");
        refused(Map.of("name", "张", "area", town.grid, "home", Map.of("latitude", 31.8)), "home.longitude");
        refused(
                Map.of("name", "张", "area", town.grid, "home", Map.of("latitude", 131, "longitude", 0)),
                "home.latitude");
        refused(Map.of("name", "张\u0000三", "area", town.grid), "name");
        refused(Map.of("name", "张".repeat(101), "area", town.grid), "name");
    }

    @Test
    void onlyThePersonAndTheDeskOfTheirAreaSeeTheNameWholeAndAStrangerSeesNothing() {
        String id = folk.registered("seen");

        as(town.volunteer("seen")).get("/v1/people/me").then().statusCode(200).body("name", equalTo("张seen"));
        as(town.desk()).get("/v1/people/" + id).then().statusCode(200).body("name", equalTo("张seen"));
        as(town.auditor())
                .get("/v1/people/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("张**"))
                .body("household", nullValue())
                .body("memberships", hasSize(0));
        as(town.volunteer("stranger")).get("/v1/people/" + id).then().statusCode(404);
        as(Town.known(database).desk()).get("/v1/people/" + id).then().statusCode(404);
        as(town.volunteer("stranger")).get("/v1/people/me").then().statusCode(404);
    }

    @Test
    void thePhoneInFullIsReadAtTheContactAndEachReadingIsAudited() {
        String phone = "13800001234";
        String id = as(town.volunteer("phone"))
                .body(folk.told("张三", "+86 138-0000-1234"))
                .post("/v1/people")
                .then()
                .statusCode(201)
                .body("phone", equalTo("138****1234"))
                .extract()
                .path("id");

        as(town.desk())
                .get("/v1/people/" + id + "/contact")
                .then()
                .statusCode(200)
                .body("phone", equalTo(phone))
                .body("name", equalTo("张三"));
        as(town.volunteer("phone")).get("/v1/people/" + id + "/contact").then().statusCode(200);
        as(town.auditor()).get("/v1/people/" + id + "/contact").then().statusCode(403);
        as(town.volunteer("stranger"))
                .get("/v1/people/" + id + "/contact")
                .then()
                .statusCode(404);
        assertThat(entries(id))
                .filteredOn(e -> e.action().equals("read-contact"))
                .extracting(AuditEntry::actor)
                .containsExactly(town.subjectOf("desk"), town.subjectOf("phone"));
    }

    @Test
    void theDeskIsToldWhoHasTheSamePhone() {
        String phone = Folk.mobile();
        String first =
                as(town.desk()).body(folk.told("陈大爷", phone)).post("/v1/people").path("id");
        String second =
                as(town.desk()).body(folk.told("陈奶奶", phone)).post("/v1/people").path("id");

        as(town.desk()).get("/v1/people/" + second).then().statusCode(200).body("samePhone", equalTo(List.of(first)));
    }

    @Test
    void anotherCommunityEndsTheMembershipThereWasAndOnlyOneStandsAtATime() {
        String id = folk.registered("mover");
        Map<String, Object> moved = folk.told("张三", null);
        moved.put("area", town.otherGrid);
        moved.put("workUnit", town.unit);

        as(town.volunteer("mover"))
                .header("If-Match", "\"1\"")
                .body(moved)
                .put("/v1/people/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("area", equalTo(town.otherGrid))
                .body("workUnit", equalTo(town.unit))
                .body("phone", notNullValue())
                .body("memberships.code", containsInAnyOrder(town.grid, town.otherGrid, town.unit))
                .body("memberships.find { it.code == '" + town.grid + "' }.to", notNullValue())
                .body("memberships.find { it.code == '" + town.otherGrid + "' }.to", nullValue());
    }

    @Test
    void aChangeNeedsTheVersionSeenAndTheRightToMakeIt() {
        String id = folk.registered("change");
        Map<String, Object> told = folk.told("张四", "");

        as(town.volunteer("change")).body(told).put("/v1/people/" + id).then().statusCode(428);
        as(town.volunteer("change"))
                .header("If-Match", "\"9\"")
                .body(told)
                .put("/v1/people/" + id)
                .then()
                .statusCode(412);
        as(town.volunteer("stranger"))
                .header("If-Match", "\"1\"")
                .body(told)
                .put("/v1/people/" + id)
                .then()
                .statusCode(403);
        as(town.desk())
                .header("If-Match", "\"1\"")
                .body(told)
                .put("/v1/people/" + id)
                .then()
                .statusCode(200)
                .body("phone", nullValue())
                .body("name", equalTo("张四"));
    }

    @Test
    void aPausedProfileIsNobodysPostingUntilItReturns() {
        String id = folk.registered("pauser");

        acts(town.volunteer("pauser"), id, "pausing", "\"1\"", 200);
        assertThat(state(id)).isEqualTo("paused");
        acts(town.volunteer("pauser"), id, "pausing", "\"2\"", 409);
        acts(town.volunteer("stranger"), id, "return", "\"2\"", 403);
        acts(town.desk(), id, "return", "\"2\"", 200);
        acts(town.volunteer("pauser"), id, "leaving", "\"3\"", 200);
        assertThat(state(id)).isEqualTo("left");

        assertThat(entries(id)).extracting(AuditEntry::action).containsExactly("register", "pause", "return", "leave");
    }

    @Test
    void theListHoldsThePeopleOfTheDesksAreasPageByPage() {
        List<String> ids = new ArrayList<>();
        for (String who : List.of("a", "b", "c")) {
            ids.add(folk.registered(who));
        }
        skills(ids.get(0), List.of("first-aid", "dialect-hefei"));

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Response page = as(town.desk())
                    .queryParams(cursor == null ? Map.of("limit", 2) : Map.of("limit", 2, "cursor", cursor))
                    .get("/v1/people");
            page.then().statusCode(200);
            seen.addAll(page.jsonPath().getList("items.id"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        as(town.desk())
                .get("/v1/people?skill=first-aid")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(ids.get(0))))
                .body("items[0].skills", equalTo(List.of("dialect-hefei", "first-aid")));
        as(town.desk())
                .get("/v1/people?area=" + town.otherGrid)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        as(town.desk()).get("/v1/people?state=paused").then().statusCode(200).body("items", hasSize(0));
        as(town.desk()).get("/v1/people?state=odd").then().statusCode(400);
        as(town.desk()).get("/v1/people?cursor=odd").then().statusCode(400);
        as(Town.known(database).desk())
                .get("/v1/people?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(ids.get(0))));
        as(town.volunteer("a")).get("/v1/people").then().statusCode(403);
    }

    @Test
    void skillsAreReplacedWholeAndOnlyByWhoeverMay() {
        String id = folk.registered("skilled");
        skills(id, List.of("haircut", "first-aid"));

        as(town.volunteer("skilled"))
                .header("If-Match", folk.etag(id))
                .body(Map.of("skills", List.of("reading")))
                .put("/v1/people/" + id + "/skills")
                .then()
                .statusCode(200)
                .body("skills", equalTo(List.of("reading")));
        as(town.volunteer("skilled"))
                .header("If-Match", "\"1\"")
                .body(Map.of("skills", List.of("reading")))
                .put("/v1/people/" + id + "/skills")
                .then()
                .statusCode(412);
        as(town.volunteer("stranger"))
                .header("If-Match", "\"3\"")
                .body(Map.of("skills", List.of("reading")))
                .put("/v1/people/" + id + "/skills")
                .then()
                .statusCode(403);
        as(town.volunteer("skilled"))
                .header("If-Match", "\"3\"")
                .body(Map.of("skills", List.of("Not A Code")))
                .put("/v1/people/" + id + "/skills")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("skills[0]"));
    }

    @Test
    void freeTimeIsKeptAsToldAndARuleThatCannotBeReadIsRefused() {
        String id = folk.registered("free");
        Map<String, Object> rule = Map.of("rrule", "FREQ=WEEKLY;BYDAY=TU,TH", "start", "18:30", "minutes", 120);

        as(town.volunteer("free"))
                .header("If-Match", "\"1\"")
                .body(Map.of("rules", List.of(rule), "exceptions", List.of("2027-02-06", "2027-02-06")))
                .put("/v1/people/" + id + "/availability")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        as(town.desk())
                .get("/v1/people/" + id + "/availability")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("rules", equalTo(List.of(rule)))
                .body("exceptions", equalTo(List.of("2027-02-06")));
        assertThat(database.list(
                        "SELECT told_on FROM availability WHERE person = ?",
                        row -> row.getObject("told_on", LocalDate.class),
                        UUID.fromString(id)))
                .hasSize(1);

        for (String wrong : List.of(
                "every tuesday",
                "FREQ=HOURLY",
                "FREQ=WEEKLY;BYHOUR=3",
                "FREQ=DAILY;X-NOTE=a|b",
                "FREQ=WEEKLY;BYDAY=XX")) {
            as(town.volunteer("free"))
                    .header("If-Match", "\"2\"")
                    .body(Map.of("rules", List.of(Map.of("rrule", wrong, "start", "18:30", "minutes", 120))))
                    .put("/v1/people/" + id + "/availability")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("rules[0].rrule"));
        }
        as(town.volunteer("free"))
                .header("If-Match", "\"2\"")
                .body(Map.of("rules", List.of(Map.of("rrule", "FREQ=DAILY", "start", "24:30", "minutes", 120))))
                .put("/v1/people/" + id + "/availability")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("rules[0].start"));
        as(town.volunteer("stranger"))
                .get("/v1/people/" + id + "/availability")
                .then()
                .statusCode(404);
    }

    private void skills(String id, List<String> skills) {
        as(town.desk())
                .header("If-Match", folk.etag(id))
                .body(Map.of("skills", skills))
                .put("/v1/people/" + id + "/skills")
                .then()
                .statusCode(200);
    }

    private void refused(Map<String, Object> told, String field) {
        as(town.volunteer("wrong"))
                .body(told)
                .post("/v1/people")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    private static void acts(String token, String id, String action, String seen, int status) {
        as(token)
                .header("If-Match", seen)
                .post("/v1/people/" + id + "/" + action)
                .then()
                .statusCode(status);
    }

    private String state(String id) {
        return as(town.desk()).get("/v1/people/" + id).path("state");
    }

    private List<AuditEntry> entries(String person) {
        return audit.of("person", person).stream().map(Audit.Numbered::entry).toList();
    }
}
