package org.linli.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus reads the running city: it can judge every rule, and has an answer for every panel. */
class PrometheusSystemTest {

    private static final Path TRY = Watching.PROJECT.resolve("deploy/components/monitoring/try.sh");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NO_PROGRAM = 3;

    /** Panels of what happened: nothing, while nothing of the kind has. */
    private static final List<String> OF_WHAT_HAPPENED = List.of("linli_facts_total", "SERVER_ERROR");

    /** An average of no requests, and how far a consumer is behind that fetches nothing, are no numbers. */
    private static final List<String> OF_TRAFFIC = List.of("http_server_requests_seconds_sum", "records_lag_max");

    @TempDir
    static Path folder;

    private static Path said;
    private static Process prometheus;
    private static String url;

    @BeforeAll
    static void aPrometheusReadsTheCity() throws IOException {
        RunningCity city = RunningCity.get();
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(TRY.toString(), "run", String.valueOf(port)));
        for (String service : List.of("intake", "dispatch", "reporting", "volunteer", "care")) {
            command.add(service + "=" + city.platform().service(service).url().replaceFirst("^https?://", ""));
        }
        said = folder.resolve("said");
        prometheus = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        url = "http://127.0.0.1:" + port;
        await("Prometheus").atMost(PATIENCE.multipliedBy(2)).until(() -> !prometheus.isAlive() || isReady());
    }

    /** For each test, so that each is told as skipped: before all of them it would go without a word. */
    @BeforeEach
    void thereIsAPrometheus() {
        // Neither a Prometheus nor a Debian to fetch one from: a developer is told.
        assumeTrue(prometheus.isAlive() || prometheus.exitValue() != NO_PROGRAM, () -> read(said));
        assertThat(prometheus.isAlive()).as(() -> read(said)).isTrue();
    }

    @AfterAll
    static void end() {
        if (prometheus != null) {
            prometheus.destroy();
        }
    }

    @Test
    void itJudgesEveryRule() {
        await("each rule to be judged").atMost(PATIENCE).untilAsserted(() -> {
            JsonPath rules = asked("/api/v1/rules", Map.of());
            assertThat(rules.getList("data.groups.rules.flatten().health", String.class))
                    .hasSameSizeAs(Watching.alerts())
                    .containsOnly("ok");
            assertThat(asked("/api/v1/targets", Map.of()).getList("data.activeTargets.health", String.class))
                    .hasSize(5)
                    .containsOnly("up");
        });
        // Before the first reading everything is missing.
        await("nothing of a city that runs to be missed")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                values("ALERTS{alertname=~\"LinliServiceDown|LinliReplicaDown|LinliDoorsUnwatched\"}"))
                        .isEmpty());
    }

    @Test
    void itHasAnAnswerForEveryPanel() {
        new Walk(RunningCity.get()).submitted(Walk.BY_PEOPLE);

        await("an answer for each panel").atMost(PATIENCE).untilAsserted(() -> {
            Map<String, String> without = new TreeMap<>();
            Watching.dashboardQueries().forEach((panel, query) -> {
                List<String> values = values(query);
                if (values.isEmpty() && !isOf(OF_WHAT_HAPPENED, query)) {
                    without.put(panel, "nothing for " + query);
                }
                if (Set.copyOf(values).contains("NaN") && !isOf(OF_TRAFFIC, query)) {
                    without.put(panel, "no number for " + query);
                }
            });
            assertThat(without).isEmpty();
        });
    }

    private static boolean isOf(List<String> parts, String query) {
        return parts.stream().anyMatch(query::contains);
    }

    private static List<String> values(String query) {
        return asked("/api/v1/query", Map.of("query", query))
                .getList("data.result.value.collect { it[1] }", String.class);
    }

    private static JsonPath asked(String path, Map<String, ?> parameters) {
        return given().queryParams(parameters)
                .get(url + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static boolean isReady() {
        try {
            return given().get(url + "/-/ready").statusCode() == 200;
        } catch (Exception notYet) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
