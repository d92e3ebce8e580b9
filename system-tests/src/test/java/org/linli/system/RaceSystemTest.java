package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

/** Two people click at once: one succeeds, the other is told how things stand now. */
class RaceSystemTest {

    private final RunningCity city = RunningCity.get();

    @RepeatedTest(5)
    void ofTwoChiefsFilingTheSameCaseOneSucceeds() throws Exception {
        Walk walk =
                new Walk(city).submitted(Walk.BY_PEOPLE).verified().accepted().proposed();
        String version = city.people().as("chief").get(walk.aCase()).header("ETag");

        List<Response> answers = atOnce(
                () -> city.people()
                        .as("chief")
                        .header("If-Match", version)
                        .body(Map.of("note", "一"))
                        .post(walk.aCase() + "/filing"),
                () -> city.people()
                        .as("chief2")
                        .header("If-Match", version)
                        .body(Map.of("note", "二"))
                        .post(walk.aCase() + "/filing"));

        assertOneWon(answers, "filed");
        assertThat(walk.state()).isEqualTo("filed");
    }

    @RepeatedTest(5)
    void ofTwoHandlersTakingTheSameOrderOneSucceeds() throws Exception {
        Walk walk = new Walk(city)
                .submitted(Walk.BY_PEOPLE)
                .verified()
                .accepted()
                .proposed()
                .filed()
                .dispatched("dept-urban");
        String order = walk.anOrder("dept-urban");
        String version = city.people().as("handler-all").get(order).header("ETag");

        List<Response> answers = atOnce(
                () -> city.people()
                        .as("handler-all")
                        .header("If-Match", version)
                        .post(order + "/taking"),
                () -> city.people()
                        .as("handler-dept-urban")
                        .header("If-Match", version)
                        .post(order + "/taking"));

        assertOneWon(answers, "taken");
        assertThat(walk.state()).isEqualTo("handling");
    }

    private static void assertOneWon(List<Response> answers, String present) {
        assertThat(answers.stream().filter(a -> a.statusCode() == 200)).hasSize(1);
        Response lost =
                answers.stream().filter(a -> a.statusCode() != 200).findFirst().orElseThrow();
        assertThat(lost.statusCode()).isIn(409, 412);
        assertThat(lost.<String>path("state")).isEqualTo(present);
    }

    @SafeVarargs
    private static List<Response> atOnce(Supplier<Response>... calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.length);
        try (ExecutorService people = Executors.newFixedThreadPool(calls.length)) {
            List<Future<Response>> answers = Stream.of(calls)
                    .map(call -> people.submit(() -> {
                        start.await();
                        return call.get();
                    }))
                    .toList();
            List<Response> all = new java.util.ArrayList<>();
            for (Future<Response> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }
}
