package org.linli.dispatch.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.Person;

@QuarkusTest
class RacesComponentTest {

    private static final int ROUNDS = 20;

    private Line line;

    @BeforeEach
    void open() {
        line = Line.inTinyCity();
    }

    @Test
    void ofTwoChiefsFilingAtOnceExactlyOneSucceedsAndTheOtherLearnsTheState() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = line.opened("dl-slow");

            List<Response> answers = together(Person.CHIEF, Person.CHIEF_TOO, "/v1/cases/" + id + "/filing");

            oneWins(answers, "filed");
            assertThat(line.storyEndingWith(id, "case-filed")).hasSize(2);
        }
    }

    @Test
    void ofTwoHandlersTakingAtOnceExactlyOneSucceedsAndTheOtherLearnsTheState() throws Exception {
        String caseId = line.opened("dl-slow");
        String order = line.dispatched(caseId, "dl-a");
        for (int round = 0; round < ROUNDS; round++) {
            List<Response> answers = together(Person.HANDLER, Person.HANDLER_TOO, "/v1/orders/" + order + "/taking");

            oneWins(answers, "taken");
            assertThat(line.storyEndingWith(caseId, "case-handling"))
                    .filteredOn(e -> e.type().equals("order-taken"))
                    .hasSize(1);
            caseId = line.opened("dl-slow");
            order = line.dispatched(caseId, "dl-a");
        }
    }

    @Test
    void ofTwoHandlersReportingAStageAtOnceExactlyOneSucceedsAndTheStageIsToldOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = line.opened("dl-slow");
            String order = line.dispatched(id, "dl-a");
            line.took(Person.HANDLER, order);

            List<Response> answers =
                    together(Person.HANDLER, Person.HANDLER_TOO, "/v1/orders/" + order + "/stages/fence/report");

            oneWins(answers, "taken");
            assertThat(line.storyEndingWith(id, "order-stage-done"))
                    .filteredOn(e -> e.type().equals("order-stage-done"))
                    .hasSize(1);
        }
    }

    private static void oneWins(List<Response> answers, String state) {
        assertThat(answers)
                .extracting(Response::statusCode)
                .filteredOn(s -> s == 200)
                .hasSize(1);
        Response refused =
                answers.stream().filter(a -> a.statusCode() != 200).findFirst().orElseThrow();
        assertThat(refused.statusCode()).isIn(409, 412);
        assertThat(refused.jsonPath().getString("state")).isEqualTo(state);
    }

    private List<Response> together(Person one, Person other, String path) throws Exception {
        long version = line.version(path);
        CyclicBarrier barrier = new CyclicBarrier(2);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<Response> first = two.submit(at(barrier, one, path, version));
            Future<Response> second = two.submit(at(barrier, other, path, version));
            return List.of(first.get(), second.get());
        }
    }

    private Callable<Response> at(CyclicBarrier barrier, Person person, String path, long version) {
        return () -> {
            barrier.await();
            return line.act(person, path, Map.of(), version);
        };
    }
}
