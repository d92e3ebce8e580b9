package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.local.PreviousRelease;
import org.linli.local.Service;

/**
 * The main line while this release is rolled out: the one before alone on the schema of this one, then both at once, in the
 * same groups and on the same tables, then this one alone. Nothing is lost, nothing doubled.
 */
class RollingUpgradeSystemTest {

    private static final int CLIENTS = 6;
    private static final int OFFICERS = 2;
    private static final List<String> SERVICES = List.of("intake", "dispatch");

    private final RunningCity city = RunningCity.get();
    private final Traffic traffic = Traffic.lasting(city, CLIENTS);
    private final LaterSchema later = new LaterSchema(city);
    private final List<Service> old = new ArrayList<>();

    @AfterEach
    void thisReleaseAlone() {
        traffic.end();
        SERVICES.forEach(city::route);
        old.forEach(Service::stop);
        city.platform().start();
        later.undo();
    }

    @Test
    void theReleaseBeforeAndThisOneShareTablesAndTopics() throws Exception {
        Path before = built();
        SERVICES.forEach(name -> old.add(city.platform().replica(name, before)));
        List<Service> now = SERVICES.stream().map(city.platform()::service).toList();
        later.apply();
        long letters = deadLetters();
        onlyTo(old, now);
        Reckoning reckoning = new Reckoning(city, traffic);

        try (ExecutorService people = Executors.newFixedThreadPool(CLIENTS + OFFICERS)) {
            List<Future<?>> work = traffic.begin(people, OFFICERS);
            try {
                awaitMoreDecisions(12);
                now.forEach(Service::launch);
                now.forEach(Service::awaitReady);
                for (int i = 0; i < SERVICES.size(); i++) {
                    city.route(SERVICES.get(i), old.get(i), now.get(i));
                }
                awaitEventsHandledByBoth();
                onlyTo(now, old);
                awaitMoreDecisions(3);
            } finally {
                traffic.end();
            }
            for (Future<?> each : work) {
                each.get(3, TimeUnit.MINUTES);
            }
        }

        reckoning.assertNothingLostAndNothingDoubled();
        assertThat(deadLetters()).as("dead letters").isEqualTo(letters);
    }

    private void awaitMoreDecisions(int many) {
        int before = traffic.acknowledged();
        await(many + " more decisions")
                .atMost(Duration.ofMinutes(1))
                .until(() -> traffic.acknowledged() >= before + many);
    }

    /** A process of each release is in the group, and either commits what it read since a moment at which both were. */
    private void awaitEventsHandledByBoth() {
        Group dossiers = new Group(city.platform().kafka().bootstrapServers(), "linli-dispatch-dossiers");
        await("both to read the same topic")
                .atMost(Duration.ofSeconds(30))
                .until(() -> dossiers.shares().equals(List.of(3, 3)));
        Map<String, Group.Share> before = dossiers.members();
        awaitMoreDecisions(15);
        await("events handled by either release")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    Map<String, Group.Share> now = dossiers.members();
                    return before.size() == 2
                            && before.entrySet().stream()
                                    .allMatch(member -> member.getValue().isBefore(now.get(member.getKey())));
                });
    }

    private static Path built() {
        PreviousRelease previous = PreviousRelease.of(Path.of(".."));
        // A shallow checkout does not hold the release before; there is nothing to run beside this one.
        assumeTrue(previous.missing().isEmpty(), () -> previous.missing().orElse(""));
        return previous.built(Stream.of("maven.repo.local", "maven.repo.local.tail")
                .map(name -> System.getProperty(name) == null ? null : "-D" + name + "=" + System.getProperty(name))
                .filter(Objects::nonNull)
                .toList());
    }

    private void onlyTo(List<Service> these, List<Service> others) {
        these.forEach(Service::launch);
        these.forEach(Service::awaitReady);
        for (int i = 0; i < SERVICES.size(); i++) {
            city.route(SERVICES.get(i), these.get(i));
        }
        others.forEach(Service::stop);
    }

    private long deadLetters() {
        return Stream.of("intake", "dispatch", "reporting")
                .mapToLong(name -> new Database(city, name).number("SELECT count(*) FROM dead_letter"))
                .sum();
    }
}
