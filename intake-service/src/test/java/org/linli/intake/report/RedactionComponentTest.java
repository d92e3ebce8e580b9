package org.linli.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.intake.testing.Calls;
import org.linli.intake.testing.CityOfTwoStreets;
import org.linli.intake.testing.People;
import org.linli.intake.testing.Topic;
import org.linli.kit.testing.TestTokens;

@QuarkusTest
class RedactionComponentTest {

    private static final String DOSSIERS = "linli.intake.dossiers";

    @Inject
    People people;

    @BeforeEach
    void city() {
        CityOfTwoStreets.load();
    }

    @Test
    void aRedactionShowsOtherWordsAndKeepsTheOriginal() {
        String id = Calls.submitted(Calls.pothole()).getString("reportId");
        People.Person desk = people.in("desk", "tc");

        Calls.act(desk.token(), id, "redactions", Map.of("text", "路面有坑。", "reason", "涉及他人隐私"))
                .then()
                .statusCode(200)
                .body("text", equalTo("路面有坑。"))
                .body("redacted", equalTo(true));

        Calls.as(desk.token())
                .get("/v1/reports/" + id + "/history")
                .then()
                .body("words", hasSize(2))
                .body("words[0].text", containsString("大坑"))
                .body("words[1].reason", equalTo("涉及他人隐私"));
        Calls.act(people.in("grid-worker", "tc-g1").token(), id, "verification", Map.of("outcome", "confirmed"));
        Calls.act(desk.token(), id, "acceptance", Map.of()).then().statusCode(200);
        Topic.Event dossier = await().until(() -> Topic.read("linli.intake.dossiers", id), e -> e.size() == 1)
                .getFirst();
        assertThat(dossier.data().path("text").asText()).isEqualTo("路面有坑。");
    }

    @Test
    void afterAcceptanceDispatchIsToldTheWordsToShowFromNowOnBehindTheDossier() {
        String id = Calls.submitted(Calls.pothole()).getString("reportId");
        People.Person desk = people.in("desk", "tc");
        Calls.act(people.in("grid-worker", "tc-g1").token(), id, "verification", Map.of("outcome", "confirmed"));
        Calls.act(desk.token(), id, "acceptance", Map.of()).then().statusCode(200);

        Calls.act(desk.token(), id, "redactions", Map.of("text", "路面有坑。", "reason", "提到了姓名"))
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"");
        Calls.act(desk.token(), id, "redactions", Map.of("text", "有坑。", "reason", "仍可辨认"))
                .then()
                .statusCode(200);

        List<Topic.Event> told = await().until(() -> Topic.read(DOSSIERS, id), e -> e.size() == 3);
        assertThat(told)
                .extracting(Topic.Event::type)
                .containsExactly(
                        "linli.intake.dossier-opened.v1",
                        "linli.intake.dossier-redacted.v1",
                        "linli.intake.dossier-redacted.v1");
        assertThat(told).extracting(Topic.Event::version).containsExactly(1L, 4L, 5L);
        assertThat(told.get(1).data().path("version").asLong()).isEqualTo(4);
        assertThat(told.get(1).data().path("text").asText()).isEqualTo("路面有坑。");
        assertThat(told.get(2).data().path("text").asText()).isEqualTo("有坑。");
        assertThat(told.get(1).data().toString()).doesNotContain("大坑", "提到了姓名", desk.subject());
    }

    @Test
    void aRedactionOfAnOlderVersionIsRefusedAndTellsNothing() {
        String id = Calls.submitted(Map.of("text", "无网格", "address", "某路")).getString("reportId");
        People.Person desk = people.in("desk", "tc");
        Calls.act(desk.token(), id, "acceptance", Map.of("category", "road-lamp"))
                .then()
                .statusCode(200);

        Calls.as(desk.token())
                .header("If-Match", "\"1\"")
                .body(Map.of("text", "略", "reason", "隐私"))
                .post("/v1/reports/" + id + "/redactions")
                .then()
                .statusCode(412);
        Calls.act(desk.token(), id, "redactions", Map.of("text", "其后", "reason", "隐私"))
                .then()
                .statusCode(200);

        List<Topic.Event> told = await().until(() -> Topic.read(DOSSIERS, id), e -> e.size() == 2);
        assertThat(told.getLast().data().path("text").asText()).isEqualTo("其后");
    }

    @Test
    void aReportOfThePastIsRedactedLikeAnyOther() {
        String id = Calls.as(TestTokens.of("admin", "linli-cli", "administrator"))
                .body(Map.of(
                        "source",
                        "redaction",
                        "rows",
                        List.of(Map.of(
                                "externalId",
                                UUID.randomUUID().toString(),
                                "text",
                                "王小明说的旧事",
                                "submittedAt",
                                "2019-04-25T09:32:09"))))
                .post("/v1/imports")
                .path("rows[0].reportId");

        Calls.act(people.in("desk", "tc").token(), id, "redactions", Map.of("text", "旧事", "reason", "提到了姓名"))
                .then()
                .statusCode(200);

        List<Topic.Event> told = await().until(() -> Topic.read(DOSSIERS, id), e -> e.size() == 2);
        assertThat(told).extracting(Topic.Event::version).containsExactly(1L, 2L);
        assertThat(told.getLast().data().path("text").asText()).isEqualTo("旧事");
    }
}
