package org.linli.volunteer.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.linli.volunteer.testing.Folk.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
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
class RegisteringComponentTest {

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

        as(both).header("Idempotency-Key", "for-another-" + town.grid)
                .body(another)
                .post("/v1/people")
                .then()
                .statusCode(201)
                .body("signsIn", equalTo(false));
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
    void theDeskIsToldWhoHasTheSamePhone() {
        String phone = Folk.mobile();
        String first = folk.byDesk(folk.told("陈大爷", phone)).path("id");
        String second = folk.byDesk(folk.told("陈奶奶", phone)).path("id");

        as(town.desk()).get("/v1/people/" + second).then().statusCode(200).body("samePhone", equalTo(List.of(first)));
    }

    @Test
    void theSameRegistrationByTheDeskUnderTheSameKeyIsOnePersonHoweverOftenItIsAsked() throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, Object> told = folk.told("吴爷爷", Folk.mobile());
        Callable<Response> registering =
                () -> as(town.desk()).header("Idempotency-Key", key).body(told).post("/v1/people");

        List<Response> answers = Folk.together(List.of(registering, registering, registering, registering));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        String id = answers.getFirst().path("id");
        assertThat(answers).allMatch(answer -> id.equals(answer.path("id")));
        assertThat(entries(id)).hasSize(1);
        registering.call().then().statusCode(200).body("id", equalTo(id));
        // The other officer has keys of their own.
        as(town.desk2())
                .header("Idempotency-Key", key)
                .body(told)
                .post("/v1/people")
                .then()
                .statusCode(201)
                .body("samePhone", equalTo(List.of(id)));
    }

    @Test
    void theDesksKeyIsRequiredAndBelongsToOnePerson() {
        String key = UUID.randomUUID().toString();
        String id = as(town.desk())
                .header("Idempotency-Key", key)
                .body(folk.told("吴爷爷", null))
                .post("/v1/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        as(town.desk())
                .header("Idempotency-Key", key)
                .body(folk.told("吴奶奶", null))
                .post("/v1/people")
                .then()
                .statusCode(409)
                .body("type", endsWith("/idempotency-key-reused"))
                .body("personId", equalTo(id));
        as(town.desk())
                .body(folk.told("吴奶奶", null))
                .post("/v1/people")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    private void refused(Map<String, Object> told, String field) {
        as(town.volunteer("wrong"))
                .body(told)
                .post("/v1/people")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    private List<AuditEntry> entries(String person) {
        return audit.of("person", person).stream().map(Audit.Numbered::entry).toList();
    }
}
