package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.local.Service;

/** A process of a service is told to end (SIGTERM) in the middle of its work, and another one goes on. */
class DrainSystemTest {

    private static final int CLIENTS = 6;
    private static final int OFFICERS = 2;
    private static final int MIDDLE = 10;
    /** As in production, so that it shows whether a member left or was given up. */
    private static final Map<String, String> GIVEN_UP_LATE = Map.of(RunningCity.SESSION_TIMEOUT, "15000");

    /** Less than the 15 s after which the broker gives up on a member that said nothing. */
    private static final Duration AT_ONCE = Duration.ofSeconds(8);

    private static final Pattern HANDLED = Pattern.compile("dossiers: \\S+ handled from ([\\w.-]+)/(\\d+)@(\\d+)");

    private static final Duration IN_TIME = Duration.ofSeconds(15);

    private final RunningCity city = RunningCity.get();
    private final Traffic traffic = new Traffic(city, CLIENTS, 18);
    private final Service intake = city.platform().replica("intake");
    private final Service dispatch = city.platform().replica("dispatch", GIVEN_UP_LATE);

    @AfterEach
    void oneProcessAService() {
        city.route("intake");
        city.route("dispatch");
        intake.stop();
        dispatch.stop();
    }

    @Test
    void whatWasBegunIsFinishedAndAnotherProcessTakesOverAtOnce() throws Exception {
        intake.launch();
        dispatch.launch();
        intake.awaitReady();
        dispatch.awaitReady();
        Group dossiers = new Group(city.platform().kafka().bootstrapServers(), "linli-dispatch-dossiers");
        await("both to read")
                .atMost(Duration.ofSeconds(30))
                .until(() -> dossiers.shares().equals(List.of(3, 3)));
        city.route("intake", city.platform().service("intake"), intake);
        city.route("dispatch", city.platform().service("dispatch"), dispatch);
        Reckoning reckoning = new Reckoning(city, traffic);

        try (ExecutorService people = Executors.newFixedThreadPool(CLIENTS + OFFICERS + 2)) {
            List<Future<?>> work = traffic.begin(people, OFFICERS);
            await("the middle of the work").atMost(Duration.ofMinutes(1)).until(() -> traffic.acknowledged() >= MIDDLE);
            try (HalfSent slow = HalfSent.post(
                    intake.url() + "/v1/reports",
                    city.people().token("resident"),
                    Walk.report("垃圾满溢,信号不好", Walk.BY_RULE))) {
                noMoreCallsTo(intake, dispatch);
                Future<Duration> dispatchEnds = people.submit(() -> ended(dispatch));
                Future<Duration> intakeEnds = people.submit(() -> ended(intake));
                await("intake to say that it is not ready").until(() -> !intake.isReady());
                assertThat(intake.isAlive())
                        .as("waits for the request it has begun")
                        .isTrue();

                assertThat(slow.finish()).contains("201");
                assertThat(dispatchEnds.get(1, TimeUnit.MINUTES)).isLessThan(IN_TIME);
                assertEverythingHandledWasCommitted(dispatch, dossiers);
                await("the other to read all")
                        .atMost(AT_ONCE)
                        .until(() -> dossiers.shares().equals(List.of(6)));
                assertThat(intakeEnds.get(1, TimeUnit.MINUTES)).isLessThan(IN_TIME);
            }
            for (Future<?> each : work) {
                each.get(3, TimeUnit.MINUTES);
            }
        }

        assertThat(traffic.interrupted()).as("calls that broke off").isZero();
        reckoning.assertNothingLostAndNothingDoubled();
        assertEndedQuietly(intake);
        assertEndedQuietly(dispatch);
    }

    /** Before anybody else commits: the broker knows of all that the process handled, so that nobody reads it again. */
    private static void assertEverythingHandledWasCommitted(Service ended, Group group) throws IOException {
        Map<TopicPartition, Long> committed = group.committed();
        Map<TopicPartition, Long> handled = new HashMap<>();
        try (Stream<String> lines = Files.lines(ended.log())) {
            lines.map(HANDLED::matcher)
                    .filter(Matcher::find)
                    .forEach(line -> handled.merge(
                            new TopicPartition(line.group(1), Integer.parseInt(line.group(2))),
                            Long.parseLong(line.group(3)),
                            Math::max));
        }
        assertThat(handled).as("what it handled").isNotEmpty();
        handled.forEach((partition, last) ->
                assertThat(committed.get(partition)).as(partition.toString()).isGreaterThan(last));
    }

    /** Kubernetes tells everybody that a pod ends, and five seconds later (preStop) the pod itself. */
    private void noMoreCallsTo(Service... ending) {
        assertThat(ending).hasSize(2);
        city.route("intake");
        city.route("dispatch");
        await("calls on their way").pollDelay(Duration.ofMillis(500)).until(() -> true);
    }

    /** How long it took; a process that does not end in its time is killed, and does not say that it has stopped. */
    private static Duration ended(Service service) {
        long began = System.nanoTime();
        service.stop();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static void assertEndedQuietly(Service service) throws IOException {
        List<String> lines = Files.readAllLines(service.log());
        assertThat(lines).as("the end in " + service.log()).anyMatch(line -> line.contains("stopped in"));
        assertThat(lines).as(service.log().toString()).noneMatch(line -> line.contains("\"level\":\"ERROR\""));
        assertThat(lines)
                .as("lines that say how much they matter")
                .anyMatch(line -> line.contains("\"level\":\"INFO\""));
    }
}
