package org.linli.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.intake.testing.Calls;
import org.linli.intake.testing.CityOfTwoStreets;
import org.linli.intake.testing.PartsOfItsOwn;
import org.linli.intake.testing.People;
import org.linli.intake.testing.Topic;

@QuarkusTest
@TestProfile(PartsOfItsOwn.class)
class KafkaAwayComponentTest {

    Runnable stopKafka = () -> {};
    Runnable startKafka = () -> {};

    @Inject
    People people;

    @Test
    void fiveHundredReportsAreTakenWhileKafkaIsAwayAndAllArriveInOrderAfterwards() throws Exception {
        CityOfTwoStreets.loadNow();
        String before = Calls.submitted(Calls.pothole()).getString("reportId");
        await().until(() -> Topic.read("linli.intake.reports", before), e -> e.size() == 1);
        People.Person worker = people.in("grid-worker", "tc-g1");

        stopKafka.run();
        List<String> ids = new ArrayList<>();
        List<Future<String>> calls = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 500; i++) {
                calls.add(callers.submit(() -> Calls.submitted(Calls.pothole()).getString("reportId")));
            }
        }
        for (Future<String> call : calls) {
            ids.add(call.get());
        }
        List<String> verified = ids.subList(0, 50);
        for (String id : verified) {
            Calls.act(worker.token(), id, "verification", Map.of("outcome", "confirmed"))
                    .then()
                    .statusCode(200);
        }
        Calls.json().get("/q/health/ready").then().statusCode(200);
        startKafka.run();

        List<Topic.Event> events = await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> Topic.read("linli.intake.reports", ids), e -> e.size() >= 550);
        assertThat(events).hasSize(550);
        Map<String, List<Long>> versions = events.stream()
                .collect(Collectors.groupingBy(
                        Topic.Event::key, Collectors.mapping(Topic.Event::version, Collectors.toList())));
        assertThat(versions).hasSize(500);
        verified.forEach(id -> assertThat(versions.get(id)).containsExactly(1L, 2L));
    }
}
