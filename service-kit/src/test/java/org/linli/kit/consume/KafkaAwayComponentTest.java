package org.linli.kit.consume;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.OwnPartsTestResource;

@QuarkusTest
@TestProfile(KafkaAwayComponentTest.PartsOfItsOwn.class)
class KafkaAwayComponentTest {

    /** A broker that may be taken away, and a relay that gives up a record soon. */
    public static final class PartsOfItsOwn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.messaging.outgoing.outbox.request.timeout.ms",
                    "1000",
                    "mp.messaging.outgoing.outbox.delivery.timeout.ms",
                    String.valueOf(GIVEN_UP_AFTER.toMillis()));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(OwnPartsTestResource.class, Map.of("service", "kit")),
                    new TestResourceEntry(TestIdentity.class));
        }
    }

    private static final String OUT = "linli.kit.out";
    private static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(3);

    Runnable stopKafka = () -> {};
    Runnable startKafka = () -> {};

    @Inject
    Notes notes;

    @Inject
    Outbox outbox;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final String key = UUID.randomUUID().toString();

    @Test
    void theServiceStaysLiveAndReadyWithoutKafkaAndItsChannelsGoOnAfterwards() {
        note("before");
        await().until(() -> notes.of(key).equals(List.of("before")));

        stopKafka.run();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(OutboxEvent.of(
                        OUT, key, "thing/" + key, 1, "linli.kit.thing-changed.v1", Instant.now(), new byte[] {'1'})));
        // Longer than it takes to give up sending a record, twice.
        await().during(GIVEN_UP_AFTER.multipliedBy(2).plusSeconds(1))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(KafkaAwayComponentTest::isLiveAndReady);
        startKafka.run();

        note("after");
        await().until(() -> notes.of(key).equals(List.of("before", "after")));
        try (NotesTopic topic = new NotesTopic(bootstrap)) {
            await().until(() -> topic.read(OUT, key).size() == 1);
        }
        isLiveAndReady();
    }

    private void note(String text) {
        try (NotesTopic topic = new NotesTopic(bootstrap)) {
            topic.note(key, text);
        }
    }

    private static void isLiveAndReady() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
    }
}
