package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kafka away for the whole of 500 submissions: all are acknowledged, all arrive afterwards. */
class KafkaDownSystemTest {

    private static final int SUBMISSIONS = 500;

    private final RunningCity city = RunningCity.get();

    @AfterEach
    void startBroker() {
        city.platform().kafka().start();
    }

    @Test
    void reportsAreTakenWithoutTheBrokerAndArriveWhenItIsBack() throws Exception {
        city.platform().kafka().stop();

        List<String> acknowledged = submitAll();
        assertThat(acknowledged).hasSize(SUBMISSIONS).doesNotHaveDuplicates();
        city.platform().kafka().start();

        Database reporting = new Database(city, "reporting");
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> reporting.number(
                                "SELECT count(*) FROM report_fact WHERE report_id::text = ANY(?) AND submitted_at IS NOT NULL",
                                (Object) acknowledged.toArray())
                        == SUBMISSIONS);
    }

    private List<String> submitAll() throws Exception {
        city.people().token("resident");
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> calls = IntStream.range(0, SUBMISSIONS)
                    .<Callable<String>>mapToObj(i -> () -> Json.text(
                            city.people()
                                    .as("resident")
                                    .header("Idempotency-Key", UUID.randomUUID().toString())
                                    .body(Walk.report("垃圾满了 " + i, Walk.BY_RULE))
                                    .post(city.intake() + "/v1/reports")
                                    .then()
                                    .statusCode(201)
                                    .extract()
                                    .response(),
                            "reportId"))
                    .toList();
            List<Future<String>> answers = clients.invokeAll(calls);
            return answers.stream().map(Future::resultNow).toList();
        }
    }
}
