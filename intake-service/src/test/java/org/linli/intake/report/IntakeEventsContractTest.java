package org.linli.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.intake.testing.Calls;
import org.linli.intake.testing.CityOfTwoStreets;
import org.linli.intake.testing.People;
import org.linli.intake.testing.TestClock;
import org.linli.intake.testing.Topic;
import org.linli.kit.consume.Consumption;
import org.linli.kit.testing.TestTokens;

@QuarkusTest
class IntakeEventsContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Inject
    People people;

    @Inject
    @Any
    Instance<Consumption> consumptions;

    @BeforeEach
    void city() {
        CityOfTwoStreets.load();
    }

    @Test
    void everyFactAndDossierKeepsItsContract() {
        String accepted = Calls.submitted(Calls.pothole()).getString("reportId");
        Calls.act(people.in("grid-worker", "tc-g1").token(), accepted, "verification", Map.of("outcome", "not-found"));
        Calls.act(people.in("desk", "tc").token(), accepted, "acceptance", Map.of());
        Calls.act(people.in("desk", "tc").token(), accepted, "redactions", Map.of("text", "路面有坑。", "reason", "隐私"));
        String refused = Calls.submitted(Map.of("text", "邻市", "address", "邻市")).getString("reportId");
        Calls.act(
                people.in("desk", "tc").token(),
                refused,
                "refusal",
                Map.of("reasonCode", "not-our-city", "reason", "请向邻市反映"));
        String lapsed = Calls.submitted(Calls.pothole()).getString("reportId");
        TestClock.ahead(
                Duration.ofHours(3),
                () -> await().until(() -> Topic.read("linli.intake.reports", lapsed), e -> e.size() == 2));
        String recorded = Calls.as(TestTokens.of("admin", "linli-cli", "administrator"))
                .body(Map.of(
                        "source",
                        "contract",
                        "rows",
                        List.of(Map.of(
                                "externalId",
                                UUID.randomUUID().toString(),
                                "text",
                                "旧事",
                                "submittedAt",
                                "2019-04-25T09:32:09",
                                "answer",
                                "办结",
                                "answeredAt",
                                "2019-04-26T09:32:09"))))
                .post("/v1/imports")
                .path("rows[0].reportId");

        List<String> ids = List.of(accepted, refused, lapsed, recorded);
        List<Topic.Event> facts = await().until(() -> Topic.read("linli.intake.reports", ids), e -> e.size() == 8);
        List<Topic.Event> dossiers = await().until(() -> Topic.read("linli.intake.dossiers", ids), e -> e.size() == 3);

        assertThat(facts)
                .extracting(Topic.Event::type)
                .contains(
                        "linli.intake.report-submitted.v1",
                        "linli.intake.report-verified.v1",
                        "linli.intake.report-accepted.v1",
                        "linli.intake.report-refused.v1",
                        "linli.intake.report-recorded.v1");
        assertThat(dossiers)
                .extracting(Topic.Event::type)
                .contains("linli.intake.dossier-opened.v1", "linli.intake.dossier-redacted.v1");
        facts.forEach(event -> keepsItsContract("linli.intake.reports", event));
        dossiers.forEach(event -> keepsItsContract("linli.intake.dossiers", event));
    }

    @Test
    void everyRegistryEventKeepsItsContract() {
        for (var topic : Map.of(
                        "linli.registry.areas", List.of("tc", "tc-g1"),
                        "linli.registry.streets", List.of("tc-road"),
                        "linli.registry.categories", List.of("municipal", "road-pothole", "gas-leak"))
                .entrySet()) {
            List<Topic.Event> events = await().until(
                            () -> Topic.read(topic.getKey(), topic.getValue()),
                            e -> e.size() >= topic.getValue().size());
            events.forEach(event -> keepsItsContract(topic.getKey(), event));
        }
    }

    @Test
    void theApprovedExamplesOfWhatIsConsumedAreAccepted() throws IOException {
        Map<String, String> topics = Map.of(
                "cases", "linli.dispatch.cases",
                "answers", "linli.dispatch.answers",
                "postings", "linli.registry.postings",
                "needs", "linli.volunteer.needs",
                "holders", "linli.volunteer.holders");
        for (Consumption consumption : consumptions) {
            String topic = topics.get(consumption.routes().channel());
            for (String type : consumption.routes().handledTypes()) {
                String key = UUID.randomUUID().toString();
                Object example = JSON.readTree(text("contracts/events/" + topic + "/" + type + ".example.json"));
                Topic.send(topic, key, type, UUID.randomUUID(), 1, Instant.now(), example);
            }
        }

        await().untilAsserted(() -> assertThat(handled()).isGreaterThanOrEqualTo(22));
        Calls.as(TestTokens.of("admin", "linli-cli", "administrator"))
                .get("/v1/dead-letters")
                .then()
                .statusCode(200)
                .body("items", org.hamcrest.Matchers.empty());
    }

    @Inject
    io.agroal.api.AgroalDataSource database;

    private int handled() throws java.sql.SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT count(*) FROM inbox");
                var row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void keepsItsContract(String topic, Topic.Event event) {
        Schema schema = SCHEMAS.getSchema(
                text("contracts/events/" + topic + "/" + event.type() + ".schema.json"), InputFormat.JSON);
        var errors = schema.validate(
                event.data().toString(),
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        assertThat(errors).as(event.type() + " " + event.data()).isEmpty();
    }

    private static String text(String resource) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalArgumentException("no " + resource);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
