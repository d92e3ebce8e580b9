package org.linli.reporting.feed;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.linli.reporting.testing.Service.awaitIndicator;
import static org.linli.reporting.testing.Service.indicators;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.TestIdentity;
import org.linli.kit.testing.Wire;
import org.linli.local.testing.OwnPartsTestResource;
import org.linli.reporting.testing.Story;
import org.linli.reporting.testing.Town;

@QuarkusTest
@TestProfile(KafkaAwayComponentTest.PartsOfItsOwn.class)
class KafkaAwayComponentTest {

    /** A broker that may be taken away. */
    public static final class PartsOfItsOwn implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(OwnPartsTestResource.class, Map.of("service", "reporting")),
                    new TestResourceEntry(TestIdentity.class));
        }
    }

    Runnable stopKafka = () -> {};
    Runnable startKafka = () -> {};

    @Test
    void figuresAreServedWhileKafkaIsAwayAndGoOnAfterwards() {
        Town town = new Town();
        send(town.registry());
        send(refused(town).all());
        awaitIndicator(town, "refused", "1");

        stopKafka.run();
        await().during(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> {
                    given().get("/q/health/ready").then().statusCode(200);
                    given().get("/q/health/live").then().statusCode(200);
                    indicators(town);
                });
        startKafka.run();

        send(refused(town).all());
        awaitIndicator(town, "refused", "2");
        given().get("/q/health/live").then().statusCode(200);
    }

    private static Story refused(Town town) {
        return town.story().submitted(town.at(0, "08:00")).refused(town.at(0, "09:00"));
    }

    private static void send(List<Wire.Event> events) {
        try (Wire wire = new Wire()) {
            wire.send(events);
        }
    }
}
