package org.linli.volunteer.servicecertificate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.audit.Audit;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Rotation;
import org.linli.kit.time.CityTime;
import org.linli.volunteer.testing.Asking;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class ServiceCertificateComponentTest {

    @Inject
    Database database;

    @Inject
    Audit audit;

    @Inject
    CityTime.Settings city;

    @Inject
    @Any
    Instance<KeptSealed> rooms;

    @ConfigProperty(name = "linli.secrets.people-key")
    String key;

    private Town town;
    private Neighbour neighbour;
    private LocalDate today;

    @BeforeEach
    void aTownWithANeighbour() {
        town = Town.known(database);
        neighbour = Neighbours.in(database, town, town.grid);
        database.update("UPDATE person SET name = '王建国' WHERE id = ?", neighbour.id());
        today = LocalDate.now(city.zone());
    }

    @Test
    void whatWasRecordedIsWrittenDownFrozenAndVerifiedByAnyone() {
        served(90);
        backEntered(60);
        Response issued = issue(neighbour.token(), today.minusDays(30), today);
        issued.then()
                .statusCode(201)
                .body("state", equalTo("stands"))
                .body("record.services", equalTo(1))
                .body("record.minutes", equalTo(90))
                .body("record.minutesByGrade.'1'", equalTo(90))
                .body("record.minutesByGrade.'4'", equalTo(0))
                .body("record.backEntries", equalTo(1))
                .body("record.backEnteredMinutes", equalTo(60));
        String number = issued.path("number");
        String code = issued.path("code");
        assertThat(number).matches("LS" + today.getYear() + "-\\d{6,9}");
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{12}");

        backEntered(30);

        Response verified = verify(number, code.toLowerCase().replaceAll("(.{4})", "$1-"));
        verified.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("stands", equalTo(true))
                .body("record.name", equalTo("王**"))
                .body("record.backEnteredMinutes", equalTo(60))
                .body("zh", containsString("90 分钟"))
                .body("en", containsString("90 minutes"));
        assertThat(verified.asString()).doesNotContain("建国", neighbour.id().toString(), neighbour.subject());
        Response again = issue(neighbour.token(), today.minusDays(30), today);
        again.then().body("record.backEnteredMinutes", equalTo(90));
        assertThat(again.<String>path("number")).isNotEqualTo(number);
        as(neighbour.token())
                .get(path())
                .then()
                .statusCode(200)
                .body("items.number", equalTo(List.of(again.path("number"), number)))
                .body("items[1].code", equalTo(code));
    }

    @Test
    void onlyThePeriodCounts() {
        served(90);
        backEntered(60);

        issue(neighbour.token(), today.minusDays(30), today.minusDays(1))
                .then()
                .body("record.minutes", equalTo(0))
                .body("record.backEnteredMinutes", equalTo(0));
        refused(today, today.plusDays(1), "to", "not-to-come");
        refused(today, today.minusDays(1), "from", "period");
        refused(today.minusYears(11), today, "from", "period");
    }

    @Test
    void whatWasReversedWasNotServed() {
        served(90);
        backEntered(60);
        for (UUID transfer : database.list(
                """
                SELECT t.id FROM ledger_transfer t JOIN ledger_account a ON a.id = t.to_account
                 WHERE a.owner_kind = 'person' AND a.owner = ? AND a.currency = 'minutes'""", row -> row.getObject("id", UUID.class), neighbour.id().toString())) {
            as(Town.administrator())
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(Map.of("reason", "虚报"))
                    .post("/v1/transfers/" + transfer + "/reversal")
                    .then()
                    .statusCode(201);
        }

        issue(neighbour.token(), today, today)
                .then()
                .statusCode(201)
                .body("record.services", equalTo(0))
                .body("record.minutes", equalTo(0))
                .body("record.backEntries", equalTo(0))
                .body("record.backEnteredMinutes", equalTo(0));
    }

    @Test
    void aWrongCodeAndAnUnknownNumberGetTheSameAnswer() {
        Response issued = issue(neighbour.token(), today, today);
        String number = issued.path("number");
        String code = issued.path("code");

        Response wrong = verify(number, "000000000000");
        Response unknown = verify("LS2026-999999", code);
        Response none = verify("x", code);

        assertThat(List.of(wrong, unknown, none)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.<String>path("detail")).isEqualTo(wrong.path("detail"));
        });
    }

    @Test
    void whatWasRevokedDoesNotStandAndIsRevokedOnce() throws Exception {
        Response issued = issue(neighbour.token(), today, today);
        String number = issued.path("number");
        revoke(town.desk(), number, "误发").then().statusCode(403);
        revoke(Town.administrator(), number, " ").then().statusCode(400).body("errors[0].field", equalTo("reason"));
        revoke(Town.administrator(), "LS1999-000001", "误发").then().statusCode(404);

        List<Response> answers = Folk.together(List.of(
                () -> revoke(Town.administrator(), number, "误发"), () -> revoke(Town.administrator(), number, "误发")));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        verify(number, issued.path("code"))
                .then()
                .statusCode(200)
                .body("stands", equalTo(false))
                .body("revokedAt", notNullValue())
                .body("en", containsString("Revoked"));
        assertThat(audit.of("service-certificate", number).stream()
                        .map(each -> each.entry().action()))
                .containsExactly("issue", "revoke");
    }

    @Test
    void nothingOfACertificateIsEverChanged() {
        String number = issue(neighbour.token(), today, today).path("number");

        assertThatThrownBy(() -> database.update(
                        "UPDATE service_certificate SET content = replace(content, '0', '9') WHERE number = ?", number))
                .rootCause()
                .hasMessageContaining("only revoked, once");
        assertThatThrownBy(() -> database.update("DELETE FROM service_certificate WHERE number = ?", number))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void onlyThePersonAndTheDeskOfTheirAreaAskForIt() {
        Neighbour other = Neighbours.in(database, town, town.grid);
        Town elsewhere = Town.known(database);

        issue(town.desk(), today, today).then().statusCode(201);
        issue(other.token(), today, today).then().statusCode(403);
        issue(elsewhere.desk(), today, today).then().statusCode(403);
        as(other.token()).get(path()).then().statusCode(404);
        as(elsewhere.desk()).get(path()).then().statusCode(404);
        as(town.auditor()).get(path()).then().statusCode(403);
        given().get(path()).then().statusCode(401);
    }

    @Test
    void certificatesIssuedAtOnceHaveNumbersOfTheirOwn() throws Exception {
        List<Callable<Response>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> issue(neighbour.token(), today, today));
        }

        List<Response> answers = Folk.together(calls);

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.<String>path("number")))
                .doesNotHaveDuplicates();
    }

    @Test
    void whoTriesTooOftenHasToWait() {
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < 60 && !codes.contains(429); i++) {
            codes.add(
                    given().get("/v1/service-certificates/LS2026-999999?code=A").statusCode());
        }

        assertThat(codes).contains(429);
    }

    @Test
    void aCodeOnPaperVerifiesWhileTheKeyIsChangedAndWhenTheOldOneIsGone() {
        Response kept = issue(neighbour.token(), today, today);
        Response before = issue(neighbour.token(), today, today);
        // As the release before left it.
        database.update("DELETE FROM service_certificate_code WHERE number = ?", before.<String>path("number"));

        new Rotation(database, key, rooms).tried(key -> {
            KeptCodes codes = new KeptCodes(database, key, new VerificationCode(key));
            for (Response issued : List.of(kept, before)) {
                assertThat(codes.opens(issued.path("number"), issued.path("code")))
                        .isTrue();
                assertThat(codes.opens(issued.path("number"), "000000000000")).isFalse();
            }
            assertThat(codes.of(kept.path("number"))).isEqualTo(kept.path("code"));
        });
    }

    private Response issue(String token, LocalDate from, LocalDate to) {
        return as(token)
                .body(Map.of("from", from.toString(), "to", to.toString()))
                .post(path());
    }

    private void refused(LocalDate from, LocalDate to, String field, String rule) {
        issue(neighbour.token(), from, to)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].rule", equalTo(rule));
    }

    private String path() {
        return "/v1/people/" + neighbour.id() + "/service-certificates";
    }

    /** As somebody without a log-in; whoever shares the address may have used up the calls of this second. */
    private static Response verify(String number, String code) {
        AtomicReference<Response> answer = new AtomicReference<>();
        await().until(() -> {
            answer.set(given().header("Accept-Language", "en")
                    .queryParam("code", code)
                    .get("/v1/service-certificates/" + number));
            return answer.get().statusCode() != 429;
        });
        return answer.get();
    }

    private static Response revoke(String token, String number, String reason) {
        return as(token).body(Map.of("reason", reason)).post("/v1/service-certificates/" + number + "/revocation");
    }

    private void served(int minutes) {
        String need = Asking.opened(town, Asking.need(town));
        String claim = Asking.claimed(neighbour.token(), need);
        for (String action : List.of("confirmation", "check-in", "check-out")) {
            change(neighbour.token(), "/v1/claims/" + claim, action, Map.of())
                    .then()
                    .statusCode(200);
        }
        change(town.desk(), "/v1/claims/" + claim, "attestation", Map.of("minutes", minutes))
                .then()
                .statusCode(200);
        change(town.desk(), "/v1/needs/" + need, "confirmation", Map.of())
                .then()
                .statusCode(200);
    }

    private void backEntered(int minutes) {
        Map<String, Object> body = new HashMap<>();
        body.put("person", neighbour.id().toString());
        body.put("kind", "haircut");
        body.put("day", today.toString());
        body.put("minutes", minutes);
        body.put("reason", "当天系统未开通");
        String entry = as(town.desk())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/v1/back-entries")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        change(town.desk2(), "/v1/back-entries/" + entry, "approval", Map.of())
                .then()
                .statusCode(200);
    }
}
