package org.linli.volunteer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.linli.volunteer.testing.Folk.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Asking;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Packs;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class PackComponentTest {

    private static final String RULES = "need_kind,evidence,currency,per_hour,ends_after_days,valid_from\n";

    @Inject
    Database database;

    @Inject
    NeedKinds kinds;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String skill = "barber-" + mark;
    private final String kind = "haircut-" + mark;
    private final String paper = "paper-" + mark;
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private Town town;
    private Folk folk;

    @BeforeEach
    void open() {
        town = Town.known(database);
        folk = new Folk(town);
    }

    /** Other tests take any code. */
    @AfterEach
    void aCityWithoutListsAgain() {
        Packs.withoutLists().apply();
    }

    @Test
    void theListsOfThePackAreOfferedInTheirOrder() {
        lists().apply();

        as(town.volunteer("v"))
                .get("/v1/skills")
                .then()
                .statusCode(200)
                .body("code", contains(skill, "reading"))
                .body("[0].name.zh", equalTo("理发"))
                .body("[0].name.en", equalTo("Haircuts"));
        as(town.desk())
                .get("/v1/need-kinds")
                .then()
                .statusCode(200)
                .body("code", contains(kind))
                .body("[0].minutes", equalTo(30))
                .body("[0].skills", contains(skill));
        as(town.auditor()).get("/v1/certificate-kinds").then().statusCode(200).body("code", contains(paper));
        assertThat(kinds.nameOf(kind)).isEqualTo("上门理发");
        assertThat(kinds.nameOf("nobody-knows")).isEqualTo("nobody-knows");
    }

    @Test
    void aCodeThatTheCityDoesNotKnowIsRefusedWhereItEnters() {
        String person = folk.registered("holder");
        String leader = person;
        lists().apply();

        skills(person, List.of("reading", "knitting"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("skills"))
                .body("errors[0].rule", equalTo("known-skill"));
        skills(person, List.of("reading")).then().statusCode(200);
        as(town.volunteer("holder"))
                .body(certificate("diploma"))
                .post("/v1/people/" + person + "/certificates")
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("known-certificate-kind"));
        as(town.volunteer("holder"))
                .body(certificate(paper))
                .post("/v1/people/" + person + "/certificates")
                .then()
                .statusCode(201);
        as(town.desk())
                .body(Map.of("name", "队" + mark, "area", town.grid, "leader", leader, "skills", List.of("knitting")))
                .post("/v1/teams")
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("known-skill"));

        Map<String, Object> need = Asking.need(town);
        Asking.propose(town.desk(), need)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("kind"))
                .body("errors[0].rule", equalTo("known-need-kind"));
        need.put("kind", kind);
        need.put("certificates", List.of("diploma"));
        Asking.propose(town.desk(), need).then().statusCode(400).body("errors[0].field", equalTo("certificates"));
        need.put("certificates", List.of(paper));
        need.put("skills", List.of(List.of(skill)));
        Asking.propose(town.desk(), need).then().statusCode(201);
    }

    @Test
    void whatLeavesTheListIsNotOfferedAnyMoreAndStaysWithWhoHasIt() {
        String person = folk.registered("holder");
        lists().apply();
        skills(person, List.of(skill)).then().statusCode(200);

        lists().put("skills.csv", "code,name_zh,name_en\nreading,朗读,Reading\n")
                .put("need_kinds.csv", "code,name_zh,name_en,minutes,skills\nvisit,探访,Visit,60,\n")
                .put("earning_rules.csv", RULES)
                .apply();

        as(town.desk()).get("/v1/skills").then().statusCode(200).body("code", not(hasItem(skill)));
        skills(person, List.of(skill, "reading")).then().statusCode(200);
        skills(folk.registered("other"), List.of(skill)).then().statusCode(400);
        assertThat(kinds.nameOf(kind)).isEqualTo("上门理发");

        lists().apply();

        as(town.desk()).get("/v1/skills").then().statusCode(200).body("code", hasItem(skill));
    }

    @Test
    void withoutAListAnyWellFormedCodeIsTaken() {
        String person = folk.registered("holder");
        Packs.withoutLists().apply();

        as(town.desk()).get("/v1/skills").then().statusCode(200).body("$", hasSize(0));
        skills(person, List.of("whatever-" + mark)).then().statusCode(200);
    }

    @Test
    void theSamePackAgainChangesNothingAndAFaultyOneChangesNothingEither() {
        assertThat(lists().apply()).isTrue();
        assertThat(lists().apply()).isFalse();

        lists().put("need_kinds.csv", "code,name_zh,name_en,minutes,skills\n" + kind + ",剪发,Cut,30,nothing\n")
                .check()
                .then()
                .statusCode(200)
                .body("applicable", equalTo(false))
                .body("faults.rule", hasItem("need_kinds.skill-unknown"))
                .body("faults.line", hasItem(2));

        assertThat(kinds.nameOf(kind)).isEqualTo("上门理发");
    }

    @Test
    void aRuleWhoseDayHasComeNeverChanges() {
        String past = kind + ",2,community-points,%d,730," + today.minusDays(3) + "\n";
        String ahead = kind + ",2,community-points,%d,730," + today.plusDays(30) + "\n";
        rules(past.formatted(15) + ahead.formatted(20)).apply();

        rules(past.formatted(16) + ahead.formatted(20))
                .check()
                .then()
                .body("applicable", equalTo(false))
                .body("faults.find { it.rule == 'earning_rules.changed' }.line", equalTo(2))
                .body("faults.find { it.rule == 'earning_rules.changed' }.file", equalTo("earning_rules.csv"));

        rules(past.formatted(15) + ahead.formatted(25)).apply();
        assertThat(perHour(today.plusDays(30))).containsExactly(25);

        rules("").apply();
        assertThat(perHour(today.minusDays(3))).containsExactly(15);
        assertThat(perHour(today.plusDays(30))).isEmpty();

        rules(past.formatted(15) + ahead.formatted(30)).apply();
        assertThat(perHour(today.plusDays(30))).containsExactly(30);
    }

    @Test
    void aNewRuleForDaysThatArePastIsAWarning() {
        rules(kind + ",2,community-points,15,730," + today.plusDays(1) + "\n").apply();

        rules(kind + ",3,community-points,15,730," + today.minusDays(1) + "\n")
                .check()
                .then()
                .body("applicable", equalTo(true))
                .body("faults.find { it.rule == 'earning_rules.day-passed' }.warning", equalTo(true));
    }

    @Test
    void twoRunsApplyingAtOnceMakeOneRevision() throws Exception {
        Response checked = lists().put("earning_rules.csv", RULES + kind + ",1,minutes,60,," + today + "\n")
                .check();
        String digest = checked.path("digest");
        int revision = checked.<Integer>path("latestRevision") + 1;

        List<Response> answers =
                Folk.together(List.of(() -> Packs.apply(digest, revision), () -> Packs.apply(digest, revision)));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers).extracting(a -> a.<Integer>path("revision")).containsOnly(revision);
        assertThat(perHour(today)).containsExactly(60);
    }

    private Packs lists() {
        return Packs.withoutLists()
                .put("skills.csv", "code,name_zh,name_en\n" + skill + ",理发,Haircuts\nreading,朗读,Reading\n")
                .put("certificate_kinds.csv", "code,name_zh,name_en\n" + paper + ",证书,Paper\n")
                .put(
                        "need_kinds.csv",
                        "code,name_zh,name_en,minutes,skills\n" + kind + ",上门理发,Haircut,30," + skill + "\n");
    }

    private Packs rules(String rows) {
        return lists().put("earning_rules.csv", RULES + rows);
    }

    private List<Integer> perHour(LocalDate from) {
        return database.list(
                "SELECT per_hour FROM earning_rule WHERE need_kind = ? AND valid_from = ?",
                row -> row.getInt("per_hour"),
                kind,
                from);
    }

    private Response skills(String person, List<String> skills) {
        return as(town.desk())
                .header("If-Match", folk.etag(person))
                .body(Map.of("skills", skills))
                .put("/v1/people/" + person + "/skills");
    }

    private static Map<String, Object> certificate(String kind) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", kind);
        body.put("issuer", "发证机关");
        body.put("number", UUID.randomUUID().toString());
        body.put("validFrom", "2020-01-01");
        return body;
    }
}
