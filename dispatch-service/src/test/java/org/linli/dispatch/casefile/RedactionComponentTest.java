package org.linli.dispatch.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
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
class RedactionComponentTest {

    private static final String DOSSIERS = "linli.intake.dossiers";
    private static final String TYPE = "linli.intake.dossier-redacted.v1";
    private static final String OPENED = "linli.intake.dossier-opened.v1";
    private static final String NAME = "王小明";
    private static final String CLEAN = "路口有个大坑,昨晚有人骑车摔倒(姓名略)。";

    private final UUID report = UUID.randomUUID();
    private Line line;

    @BeforeEach
    void open() {
        line = Line.inTinyCity();
    }

    @Test
    void aNameThatIsRedactedIsReadNowhereInDispatchAndEveryUnitIsTold() {
        String id = opened();
        String lead = line.dispatched(id, "dl-a", "dl-b");
        String support = line.orders(id).getLast();
        line.did(Person.DISPATCHER, "/v1/orders/" + support + "/withdrawal", Map.of("reason", "不需要配合"));
        long caseVersion = line.readCase(id).getLong("version");
        assertThat(everythingReadOf(id, lead)).contains(NAME);

        line.topics().send(DOSSIERS, key(), Topics.headers(key(), TYPE), redaction(4, CLEAN));
        shows(id, CLEAN);

        assertThat(everythingReadOf(id, lead)).doesNotContain(NAME).contains(CLEAN);
        assertThat(line.readCase(id).getLong("version")).isEqualTo(caseVersion);
        assertThat(line.readCase(id).getString("state")).isEqualTo("dispatched");
        told("dl-a", lead, 2, "issued");
        told("dl-b", support, 3, "withdrawn");
        assertThat(line.read(Person.AUDITOR, "/v1/orders/" + lead).getLong("version"))
                .isEqualTo(2);
        Line.as(Person.HANDLER)
                .header("If-Match", "\"1\"")
                .post("/v1/orders/" + lead + "/taking")
                .then()
                .statusCode(412);
        line.took(Person.HANDLER, lead);
        assertThat(history(id)).contains("\"redact\"", "\"reportVersion\":4", "\"ordersTold\":2");
    }

    @Test
    void theHighestVersionCountsHoweverOftenAndInWhateverOrderTheyCome() {
        String id = opened();
        String order = line.dispatched(id, "dl-a");
        Map<String, String> once = Topics.headers(key(), TYPE);
        line.topics().send(DOSSIERS, key(), once, redaction(6, CLEAN));
        line.topics().send(DOSSIERS, key(), once, redaction(6, CLEAN));
        redact(5, "早先的版本,还写着" + NAME);
        redact(6, CLEAN);
        line.topics().event(DOSSIERS, key(), OPENED, withName());
        afterAllThat();

        assertThat(line.readCase(id).getString("text")).isEqualTo(CLEAN);
        assertThat(line.department("dl-a", order, 2)).hasSize(2);
        assertThat(history(id).split("\"redact\"", -1)).hasSize(2);

        redact(7, "再改一次");
        shows(id, "再改一次");
        assertThat(line.department("dl-a", order, 3))
                .extracting(Topics.Read::version)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void aRedactionThatComesBeforeItsDossierIsNotLost() {
        redact(4, CLEAN);
        afterAllThat();
        assertThat(line.find(report)).isNull();

        String id = opened();

        assertThat(line.readCase(id).getString("text")).isEqualTo(CLEAN);
        assertThat(history(id)).contains("\"redact\"");
        String order = line.dispatched(id, "dl-a");
        Topics.Read issued = line.department("dl-a", order, 1).getFirst();
        assertThat(issued.data().path("text").asText()).isEqualTo(CLEAN);
    }

    @Test
    void aCaseThatHasEndedShowsTheNewWordsAndStaysEnded() {
        String declined = opened();
        line.did(
                Person.CHIEF,
                "/v1/cases/" + declined + "/declining",
                Map.of("reasonCode", "dl-because", "reason", "不符合"));
        UUID past = UUID.randomUUID();
        line.topics().event(DOSSIERS, past.toString(), OPENED, withName(past).replace("\"history\": null", """
                "history": {"filedAt": null, "declinedAt": null, "dispatchedAt": null, "reportedBackAt": null,
                            "checkedAt": null, "closedAt": "2019-05-10T06:56:53Z", "answer": null}"""));
        String closed = line.caseOf(past);

        redact(4, CLEAN);
        line.topics().event(DOSSIERS, past.toString(), TYPE, redaction(past, 2, CLEAN));

        shows(declined, CLEAN);
        shows(closed, CLEAN);
        assertThat(line.readCase(declined).getString("state")).isEqualTo("declined");
        assertThat(line.readCase(closed).getString("state")).isEqualTo("closed");
        assertThat(line.types(declined)).containsExactly("case-proposed", "case-declined");
        assertThat(line.types(closed)).containsExactly("case-recorded");
    }

    @Test
    void theUnitsOfAClosedCaseAreToldToo() {
        String id = opened();
        String order = line.dispatched(id, "dl-a");
        line.took(Person.HANDLER, order);
        line.reported(Person.HANDLER, order);
        line.passed(id);
        line.did(Person.CHIEF, "/v1/cases/" + id + "/closing", Map.of());

        redact(4, CLEAN);
        shows(id, CLEAN);

        List<Topics.Read> read = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> line.department("dl-a", order, 2),
                        r -> r.getLast().type().equals("work-order-redacted"));
        assertThat(read.getLast().data().path("state").asText()).isEqualTo("handled");
        assertThat(line.readCase(id).getString("state")).isEqualTo("closed");
    }

    private String opened() {
        line.topics().event(DOSSIERS, key(), OPENED, withName());
        return line.caseOf(report);
    }

    private void redact(long version, String words) {
        line.topics().event(DOSSIERS, key(), TYPE, redaction(version, words));
    }

    /** Waits until everything sent under this key is handled: one of another report under the same key is the last. */
    private void afterAllThat() {
        UUID last = UUID.randomUUID();
        line.topics().event(DOSSIERS, key(), TYPE, redaction(last, 2, "末尾"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.one("SELECT text FROM redacted_words WHERE report_id = '" + last + "'") != null);
    }

    private void shows(String id, String words) {
        await().atMost(Duration.ofSeconds(30)).until(() -> line.readCase(id).getString("text"), words::equals);
    }

    private void told(String unit, String order, long version, String state) {
        List<Topics.Read> read = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> line.department(unit, order, 2),
                        r -> r.getLast().type().equals("work-order-redacted"));
        Topics.Read last = read.getLast();
        assertThat(last.version()).isEqualTo(version);
        assertThat(last.data().path("text").asText()).isEqualTo(CLEAN);
        assertThat(last.data().path("state").asText()).isEqualTo(state);
        assertThat(last.data().toString()).doesNotContain(NAME);
    }

    private String everythingReadOf(String id, String order) {
        String number = line.readCase(id).getString("number");
        StringBuilder all = new StringBuilder();
        for (Map.Entry<Person, List<String>> reader : Map.of(
                        Person.CHIEF,
                        List.of(
                                "/v1/cases/" + id,
                                "/v1/cases?limit=200&number=" + number,
                                "/v1/cases/" + id + "/history"),
                        Person.HANDLER,
                        List.of(
                                "/v1/cases/" + id,
                                "/v1/orders/" + order,
                                "/v1/orders?limit=200",
                                "/v1/cases?limit=200"))
                .entrySet()) {
            for (String path : reader.getValue()) {
                all.append(Line.as(reader.getKey())
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
            }
        }
        return all.toString();
    }

    private String history(String id) {
        return Line.as(Person.AUDITOR).get("/v1/cases/" + id + "/history").asString();
    }

    private String key() {
        return report.toString();
    }

    private String withName() {
        return withName(report);
    }

    private static String withName(UUID report) {
        return Line.dossier(report, "dl-slow")
                .replace("路口有个大坑", NAME + "说路口有个大坑")
                .replace("20261122-000017", "20261122-" + (report.getMostSignificantBits() >>> 36));
    }

    private String redaction(long version, String words) {
        return redaction(report, version, words);
    }

    private static String redaction(UUID report, long version, String words) {
        return """
                {"reportId": "%s", "version": %d, "text": "%s", "redactedAt": "%s"}""".formatted(report, version, words, Instant.now());
    }
}
