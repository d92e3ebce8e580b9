package org.linli.volunteer.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.linli.volunteer.testing.Folk.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.TestTokens;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class CertificateComponentTest {

    @Inject
    Database database;

    @Inject
    Audit audit;

    private Town town;
    private Folk folk;
    private String holder;

    @BeforeEach
    void open() {
        town = Town.known(database);
        folk = new Folk(town);
        holder = folk.registered("holder");
    }

    @Test
    void aCertificateWaitsForTheDeskAndCountsOnceItIsVerified() {
        String number = number();
        String id = entered(town.volunteer("holder"), number);
        as(town.desk())
                .get("/v1/certificates?state=claimed&area=" + town.grid)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(id)))
                .body("items[0].numberEnd", equalTo(number.substring(number.length() - 4)));

        verify(town.desk(), id, "\"1\"", "verified")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("verified"))
                .body("decidedBy", equalTo(town.subjectOf("desk")));

        as(town.desk())
                .get("/v1/certificates?state=claimed")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        as(town.volunteer("holder"))
                .get("/v1/people/" + holder + "/certificates")
                .then()
                .statusCode(200)
                .body("state", equalTo(List.of("verified")));
        assertThat(audit.of("certificate", id).stream().map(Audit.Numbered::entry))
                .extracting(AuditEntry::action)
                .containsExactly("claim", "verify");
    }

    @Test
    void whoEnteredItDoesNotVerifyItAndNeitherDoesItsHolder() {
        String byDesk = entered(town.desk(), number());
        verify(town.desk(), byDesk, "\"1\"", "verified")
                .then()
                .statusCode(409)
                .body("guard", equalTo("second-pair-of-eyes"));
        verify(town.desk2(), byDesk, "\"1\"", "verified").then().statusCode(200);

        String officer = officersOwnProfile();
        String own = as(town.desk2())
                .body(told(number()))
                .post("/v1/people/" + officer + "/certificates")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        verify(town.desk(), own, "\"1\"", "verified").then().statusCode(409).body("guard", equalTo("not-the-holder"));
    }

    @Test
    void ofTwoOfficersDecidingAtOnceOneSucceedsAndTheOtherLearnsTheState() throws Exception {
        for (int round = 0; round < 10; round++) {
            String id = entered(town.volunteer("holder"), number());

            List<Response> answers = Folk.together(List.of(
                    () -> verify(town.desk(), id, "\"1\"", "verified"),
                    () -> verify(town.desk2(), id, "\"1\"", "refused")));

            assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(200);
            Response late = answers.stream()
                    .filter(a -> a.statusCode() != 200)
                    .findFirst()
                    .orElseThrow();
            assertThat(late.statusCode()).isIn(409, 412);
            Response first = answers.stream()
                    .filter(a -> a.statusCode() == 200)
                    .findFirst()
                    .orElseThrow();
            assertThat(late.<String>path("state")).isEqualTo(first.path("state"));
        }
    }

    @Test
    void aRefusalAndARevocationNeedAReason() {
        String refused = entered(town.volunteer("holder"), number());
        as(town.desk())
                .header("If-Match", "\"1\"")
                .body(Map.of("outcome", "refused"))
                .post("/v1/certificates/" + refused + "/verification")
                .then()
                .statusCode(409)
                .body("guard", equalTo("reason"));
        verify(town.desk(), refused, "\"1\"", "refused").then().statusCode(200).body("state", equalTo("refused"));

        String id = entered(town.volunteer("holder"), number());
        revoke(town.desk(), id, "\"1\"", "吊销").then().statusCode(409);
        verify(town.desk(), id, "\"1\"", "verified").then().statusCode(200);
        revoke(town.desk(), id, "\"2\"", " ").then().statusCode(409).body("guard", equalTo("reason"));
        revoke(town.desk2(), id, "\"2\"", "发证机关已吊销").then().statusCode(200).body("state", equalTo("revoked"));
    }

    @Test
    void theDeskOfAnotherTownNeitherSeesNorDecides() {
        String id = entered(town.volunteer("holder"), number());
        Town elsewhere = Town.known(database);

        verify(elsewhere.desk(), id, "\"1\"", "verified").then().statusCode(403);
        verify(town.volunteer("holder"), id, "\"1\"", "verified").then().statusCode(403);
        as(elsewhere.desk())
                .get("/v1/certificates?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)));
        as(elsewhere.desk())
                .get("/v1/people/" + holder + "/certificates")
                .then()
                .statusCode(404);
        as(town.volunteer("stranger"))
                .body(told(number()))
                .post("/v1/people/" + holder + "/certificates")
                .then()
                .statusCode(403);
        verify(town.desk(), UUID.randomUUID().toString(), "\"1\"", "verified")
                .then()
                .statusCode(404);
    }

    @Test
    void theSameCertificateIsEnteredOnceUntilItWasRefused() {
        String number = number();
        String id = entered(town.volunteer("holder"), number);
        as(town.volunteer("holder"))
                .body(told(number.toLowerCase()))
                .post("/v1/people/" + holder + "/certificates")
                .then()
                .statusCode(409);

        verify(town.desk(), id, "\"1\"", "refused").then().statusCode(200);

        entered(town.volunteer("holder"), number);
    }

    @Test
    void whatBreaksARuleIsNamed() {
        refused("kind", "No Code");
        refused("issuer", " ");
        refused("number", "12345");
        refused("validFrom", null);
        refused("validTo", "2019-12-31");
    }

    @Test
    void theTrayComesPageByPage() {
        List<String> ids = List.of(
                entered(town.volunteer("holder"), number()),
                entered(town.volunteer("holder"), number()),
                entered(town.volunteer("holder"), number()));

        Response first = as(town.desk()).get("/v1/certificates?limit=2");
        first.then().statusCode(200).body("items.id", equalTo(ids.subList(0, 2)));
        as(town.desk())
                .queryParam("cursor", first.<String>path("next"))
                .get("/v1/certificates")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(ids.subList(2, 3)));
    }

    private String officersOwnProfile() {
        String both = TestTokens.of(town.subjectOf("desk"), "linli-app", "resident", "desk");
        Response answer = as(both).body(folk.told("赵受理", null)).post("/v1/people");
        answer.then().statusCode(201).body("signsIn", equalTo(true));
        return answer.path("id");
    }

    private void refused(String field, String value) {
        Map<String, Object> body = told(number());
        body.put(field, value);
        as(town.volunteer("holder"))
                .body(body)
                .post("/v1/people/" + holder + "/certificates")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    private String entered(String token, String number) {
        Response answer = as(token).body(told(number)).post("/v1/people/" + holder + "/certificates");
        answer.then().statusCode(201).body("state", equalTo("claimed"));
        return answer.path("id");
    }

    private static Response verify(String token, String id, String seen, String outcome) {
        return as(token)
                .header("If-Match", seen)
                .body(Map.of("outcome", outcome, "reason", "已核对原件"))
                .post("/v1/certificates/" + id + "/verification");
    }

    private static Response revoke(String token, String id, String seen, String reason) {
        return as(token)
                .header("If-Match", seen)
                .body(Map.of("reason", reason))
                .post("/v1/certificates/" + id + "/revocation");
    }

    private static Map<String, Object> told(String number) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "first-aid");
        body.put("issuer", "市红十字会");
        body.put("number", number);
        body.put("validFrom", "2020-01-01");
        body.put("validTo", "2030-12-31");
        return body;
    }

    private static String number() {
        return "HZ-" + UUID.randomUUID().toString().toUpperCase().substring(0, 18);
    }
}
