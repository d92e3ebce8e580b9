package org.linli.dispatch.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Database;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.Person;
import org.linli.dispatch.testing.Topics;

@QuarkusTest
class DossiersComponentTest {

    private static final String TOPIC = "linli.intake.dossiers";
    private static final String TYPE = "linli.intake.dossier-opened.v1";

    private Line line;

    @BeforeEach
    void open() {
        line = Line.inTinyCity();
    }

    private final UUID report = UUID.randomUUID();
    private final String key = report.toString();

    @Test
    void aDossierDeliveredTwiceOrSentTwiceOpensOneCase() {
        Map<String, String> headers = Topics.headers(key, TYPE);
        String dossier = Line.dossier(report, "dl-slow");
        line.topics().send(TOPIC, key, headers, dossier);
        line.topics().send(TOPIC, key, headers, dossier);
        line.topics().event(TOPIC, key, TYPE, dossier);
        UUID last = UUID.randomUUID();
        line.topics().event(TOPIC, key, TYPE, Line.dossier(last, "dl-slow"));

        line.caseOf(last);

        assertThat(Database.all("SELECT id FROM case_file WHERE report_id = '" + report + "'"))
                .hasSize(1);
        assertThat(line.types(line.caseOf(report))).containsExactly("case-proposed");
    }

    @Test
    void aDossierOfThePastIsRecordedWithItsTimesAndNothingRuns() {
        Map<String, String> endings = Map.of(
                "closed", "\"closedAt\": \"2019-05-10T06:56:53Z\", \"declinedAt\": null",
                "declined", "\"closedAt\": null, \"declinedAt\": \"2019-04-26T00:00:00Z\"",
                "recorded", "\"closedAt\": null, \"declinedAt\": null");
        endings.forEach((state, times) -> {
            UUID past = UUID.randomUUID();
            line.topics().event(TOPIC, past.toString(), TYPE, ofThePast(past, times));

            String id = line.caseOf(past);

            List<Topics.Read> story = line.storyEndingWith(id, "case-recorded");
            assertThat(story).hasSize(1);
            assertThat(story.getFirst().data().get("state").asText()).isEqualTo(state);
            assertThat(story.getFirst().data().get("filedAt").asText()).isEqualTo("2019-04-25T02:00:00Z");
            JsonPath seen = line.readCase(id);
            assertThat(seen.getString("state")).isEqualTo(state);
            assertThat(seen.getBoolean("imported")).isTrue();
            assertThat(seen.getList("orders")).isEmpty();
            assertThat(seen.getList("possible")).isEmpty();
            assertThat(Database.all("SELECT id FROM running_clock WHERE case_id = '" + id + "'"))
                    .isEmpty();
        });
    }

    @Test
    void aMalformedDossierIsBuriedAndWhatFollowsOfItsKeyWaitsUntilItIsMended() {
        UUID follower = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        line.topics().event(TOPIC, key, TYPE, Line.dossier(report, "dl-slow").replace("\"number\"", "\"nummer\""));
        line.topics().event(TOPIC, key, TYPE, Line.dossier(follower, "dl-slow"));
        line.topics().event(TOPIC, other.toString(), TYPE, Line.dossier(other, "dl-slow"));

        line.caseOf(other);
        Map<String, Object> letter = await().until(() -> letter(key), l -> l != null);

        assertThat(letter).containsEntry("channel", "dossiers").containsEntry("reason", "number: missing");
        await().until(() ->
                !line.topics().read("linli.dlq.dispatch.dossiers", key).isEmpty());
        await().until(() -> !Database.all("SELECT key FROM waiting_record WHERE key = '" + key + "'")
                .isEmpty());
        assertThat(line.find(follower)).isNull();
        Line.as(Person.ADMINISTRATOR)
                .body(Map.of("value", Line.dossier(report, "dl-slow")))
                .post("/v1/dead-letters/" + letter.get("id") + "/replay")
                .then()
                .statusCode(200);
        assertThat(line.find(report)).isNotNull();
        assertThat(line.find(follower)).isNotNull();
    }

    private static Map<String, Object> letter(String key) {
        List<Map<String, Object>> letters = Line.as(Person.ADMINISTRATOR)
                .get("/v1/dead-letters?limit=1000")
                .jsonPath()
                .getList("$");
        return letters.stream()
                .filter(l -> key.equals(l.get("key")))
                .findFirst()
                .orElse(null);
    }

    private static String ofThePast(UUID report, String times) {
        return Line.dossier(report, "dl-slow")
                .replace(
                        "\"history\": null",
                        "\"history\": {\"filedAt\": \"2019-04-25T02:00:00Z\", \"dispatchedAt\": null, "
                                + "\"reportedBackAt\": null, \"checkedAt\": null, \"answer\": \"已处理\", " + times + "}")
                .replace("\"dl-slow\"", "null");
    }
}
