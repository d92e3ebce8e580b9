package org.linli.volunteer.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.linli.volunteer.testing.Folk.as;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class ProfileComponentTest {

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
