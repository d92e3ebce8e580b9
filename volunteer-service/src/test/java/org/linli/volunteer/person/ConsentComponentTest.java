package org.linli.volunteer.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.linli.volunteer.testing.Folk.as;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Town;

/** Who agrees to what, and who acts for whom. */
@QuarkusTest
class ConsentComponentTest {

    @Inject
    Database database;

    @Inject
    Audit audit;

    @Inject
    Consents consents;

    @Inject
    People people;

    @Inject
    ActingFor acting;

    private Town town;
    private Folk folk;

    @BeforeEach
    void open() {
        town = Town.known(database);
        folk = new Folk(town);
    }

    @Test
    void theLatestWordCountsAndWhatWasSaidBeforeStaysOnRecord() {
        String id = folk.registered("agrees");
        assertThat(consents.given(UUID.fromString(id), "matching")).isFalse();

        says(town.volunteer("agrees"), id, "matching", true, 200);
        assertThat(consents.given(UUID.fromString(id), "matching")).isTrue();
        says(town.volunteer("agrees"), id, "matching", false, 200);

        assertThat(consents.given(UUID.fromString(id), "matching")).isFalse();
        as(town.volunteer("agrees"))
                .get("/v1/people/" + id + "/consents")
                .then()
                .statusCode(200)
                .body("now", equalTo(Map.of("matching", false, "contact", false, "photo", false)))
                .body("history.given", equalTo(List.of(true, false)))
                .body("history[0].by", equalTo(town.subjectOf("agrees")))
                .body("history[0].as", equalTo("oneself"));
        assertThat(entries(id))
                .extracting(AuditEntry::action)
                .containsExactly("register", "agree-to-matching", "disagree-to-matching");
    }

    @Test
    void nobodyAgreesForSomebodyWhoSignsIn() {
        String id = folk.registered("own");

        says(town.desk(), id, "matching", true, 403);
        says(town.volunteer("stranger"), id, "matching", true, 403);

        assertThat(consents.given(UUID.fromString(id), "matching")).isFalse();
        as(town.volunteer("stranger"))
                .get("/v1/people/" + id + "/consents")
                .then()
                .statusCode(404);
    }

    @Test
    void theDeskSaysItForSomebodyWithoutAPhoneAndTheAuditSaysForWhom() {
        String id = folk.registeredByDesk("王奶奶");

        says(Town.known(database).desk(), id, "contact", true, 403);
        says(town.desk(), id, "contact", true, 200);

        assertThat(entries(id))
                .filteredOn(e -> e.action().equals("agree-to-contact"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.role()).isEqualTo("desk");
                    assertThat(entry.actor()).isEqualTo(town.subjectOf("desk"));
                    assertThat(entry.details()).containsEntry("for", id);
                });
    }

    @Test
    void anUnknownKindAndAMissingAnswerAreNamed() {
        String id = folk.registered("vague");

        as(town.volunteer("vague"))
                .body(Map.of("kind", "everything", "given", true))
                .post("/v1/people/" + id + "/consents")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("kind"));
        as(town.volunteer("vague"))
                .body(Map.of("kind", "photo"))
                .post("/v1/people/" + id + "/consents")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("given"));
    }

    @Test
    void aConsentOnRecordCannotBeChanged() {
        String id = folk.registered("record");
        says(town.volunteer("record"), id, "photo", true, 200);

        assertThatThrownBy(
                        () -> database.update("UPDATE consent SET given = false WHERE person = ?", UUID.fromString(id)))
                .isInstanceOf(DatabaseFailed.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void aRelativeNamedByTheDeskActsForSomebodyWithoutAPhoneUntilTheyAreDismissed() {
        String grandmother = folk.registeredByDesk("王奶奶");
        String daughter = folk.registered("daughter");
        as(town.volunteer("daughter")).get("/v1/people/" + grandmother).then().statusCode(404);

        String named = as(town.desk())
                .body(Map.of("personId", daughter))
                .post("/v1/people/" + grandmother + "/representatives")
                .then()
                .statusCode(200)
                .body("subject", equalTo(town.subjectOf("daughter")))
                .extract()
                .path("id");
        as(town.volunteer("daughter"))
                .header("If-Match", "\"1\"")
                .body(Map.of("skills", List.of("knitting")))
                .put("/v1/people/" + grandmother + "/skills")
                .then()
                .statusCode(200)
                .body("name", equalTo("王**"));
        as(town.volunteer("daughter"))
                .get("/v1/people/" + grandmother + "/contact")
                .then()
                .statusCode(403);
        says(town.volunteer("daughter"), grandmother, "matching", true, 403);

        assertThat(entries(grandmother))
                .filteredOn(e -> e.action().equals("change-skills"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.role()).isEqualTo("representative");
                    assertThat(entry.actor()).isEqualTo(town.subjectOf("daughter"));
                    assertThat(entry.details()).containsEntry("for", grandmother);
                });
        as(town.desk())
                .delete("/v1/people/" + grandmother + "/representatives/" + named)
                .then()
                .statusCode(204);
        as(town.desk())
                .delete("/v1/people/" + grandmother + "/representatives/" + named)
                .then()
                .statusCode(404);
        as(town.volunteer("daughter"))
                .header("If-Match", "\"2\"")
                .body(Map.of("skills", List.of("singing")))
                .put("/v1/people/" + grandmother + "/skills")
                .then()
                .statusCode(403);
    }

    @Test
    void namingARepresentativeTwiceChangesNothingAndOnlyTheDeskOfTheAreaDoesIt() {
        String id = folk.registeredByDesk("李爷爷");
        String signsIn = folk.registered("signs-in");
        Map<String, Object> nephew = Map.of("subject", town.subjectOf("nephew"));

        appoint(town.desk(), id, nephew, 200);
        appoint(town.desk2(), id, nephew, 200);
        appoint(Town.known(database).desk(), id, nephew, 403);
        appoint(town.volunteer("nephew"), id, nephew, 403);
        appoint(town.desk(), signsIn, nephew, 409);
        appoint(town.desk(), id, Map.of(), 400);
        appoint(town.desk(), id, Map.of("personId", id), 400);

        as(town.desk())
                .get("/v1/people/" + id + "/representatives")
                .then()
                .statusCode(200)
                .body("$", hasSize(1));
        as(Town.known(database).desk())
                .get("/v1/people/" + id + "/representatives")
                .then()
                .statusCode(403);
    }

    @Test
    void whoeverActsCountsAsThePersonBeforeAnythingElse() {
        Person person = people.byId(UUID.fromString(folk.registered("self"))).orElseThrow();

        assertThat(acting.require(
                        new Actor(town.subjectOf("self"), "linli-app", java.util.Set.of("volunteer"), List.of()),
                        person))
                .isEqualTo(ActingFor.ONESELF);
        assertThatThrownBy(() -> acting.require(Actor.system("linli"), person)).isInstanceOf(Problem.class);
    }

    private static void appoint(String token, String id, Map<String, Object> whom, int status) {
        as(token)
                .body(whom)
                .post("/v1/people/" + id + "/representatives")
                .then()
                .statusCode(status);
    }

    private static void says(String token, String id, String kind, boolean given, int status) {
        as(token)
                .body(Map.of("kind", kind, "given", given))
                .post("/v1/people/" + id + "/consents")
                .then()
                .statusCode(status);
    }

    private List<AuditEntry> entries(String person) {
        return audit.of("person", person).stream().map(Audit.Numbered::entry).toList();
    }
}
