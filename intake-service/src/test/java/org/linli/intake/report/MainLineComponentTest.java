package org.linli.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.intake.testing.Calls;
import org.linli.intake.testing.CityOfTwoStreets;
import org.linli.intake.testing.People;
import org.linli.intake.testing.Topic;

@QuarkusTest
class MainLineComponentTest {

    @Inject
    People people;

    @BeforeEach
    void city() {
        CityOfTwoStreets.load();
    }

    @Test
    void aReportGoesFromTheResidentOverTheGridToTheDeskAndOutAsADossier() {
        JsonPath answer = Calls.submitted(Calls.pothole());
        String id = answer.getString("reportId");
        People.Person worker = people.in("grid-worker", "tc-g1");
        People.Person desk = people.in("desk", "tc-s1");

        Calls.act(worker.token(), id, "verification", Map.of("outcome", "confirmed", "note", "确有此事"))
                .then()
                .statusCode(200)
                .body("state", equalTo("to-accept"));
        Calls.act(desk.token(), id, "acceptance", Map.of("note", "请尽快"))
                .then()
                .statusCode(200)
                .body("state", equalTo("accepted"))
                .header("ETag", "\"3\"");

        assertThat(answer.getString("number")).matches("\\d{8}-\\d{6,9}");
        assertThat(answer.getString("secret")).matches("([0-9A-Z]{4}-){3}[0-9A-Z]{4}");
        List<Topic.Event> facts = await().until(() -> Topic.read("linli.intake.reports", id), e -> e.size() == 3);
        assertThat(facts)
                .extracting(Topic.Event::type)
                .containsExactly(
                        "linli.intake.report-submitted.v1",
                        "linli.intake.report-verified.v1",
                        "linli.intake.report-accepted.v1");
        assertThat(facts).extracting(Topic.Event::version).containsExactly(1L, 2L, 3L);
        Topic.Event dossier = await().until(() -> Topic.read("linli.intake.dossiers", id), e -> e.size() == 1)
                .getFirst();
        assertThat(dossier.data().path("text").asText()).isEqualTo("幸福路有个大坑,昨晚有人骑车摔倒。");
        assertThat(dossier.data().path("streetCode").asText()).isEqualTo("tc-road");
        assertThat(dossier.data().path("areaCode").asText()).isEqualTo("tc-g1");
        assertThat(dossier.data().path("acceptedBy").asText()).isEqualTo(desk.subject());
    }

    @Test
    void aReportThatIsRefusedKeepsTheReasonAndGoesNowhere() {
        String id = Calls.submitted(Map.of("text", "邻市的事", "address", "邻市某路")).getString("reportId");
        People.Person desk = people.in("desk", "tc");

        Calls.act(desk.token(), id, "refusal", Map.of("reasonCode", "not-our-city", "reason", "请向邻市反映"))
                .then()
                .statusCode(200)
                .body("state", equalTo("refused"))
                .body("refusal.words", equalTo("请向邻市反映"));

        await().until(() -> Topic.read("linli.intake.reports", id), e -> e.size() == 2);
        assertThat(Topic.read("linli.intake.dossiers", id)).isEmpty();
        Calls.act(desk.token(), id, "acceptance", Map.of("category", "road-lamp"))
                .then()
                .statusCode(409)
                .body("state", equalTo("refused"))
                .body("type", matchesPattern(".*/conflict"));
    }
}
