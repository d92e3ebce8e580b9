package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    private final Traffic traffic = new Traffic(city, CLIENTS, 48);
    private final LaterSchema later = new LaterSchema(city);

    @AfterEach
    void thisReleaseAlone() {
        SERVICES.forEach(city::route);
        city.platform().start();
        later.undo();
    }

    @Test
    void theReleaseBeforeAndThisOneShareTablesAndTopics() throws Exception {
        Path before = built();
        List<Service> old = SERVICES.stream()
                .map(name -> city.platform().replica(name, before))
                .toList();
        List<Service> now = SERVICES.stream().map(city.platform()::service).toList();
        later.apply();
        long letters = deadLetters();
        onlyTo(old, now);
        Reckoning reckoning = new Reckoning(city, traffic);

        try (ExecutorService people = Executors.newFixedThreadPool(CLIENTS + OFFICERS)) {
            List<Future<?>> work = traffic.begin(people, OFFICERS);
            await("work of the release before alone")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> traffic.acknowledged() >= 12);

            now.forEach(Service::launch);
            now.forEach(Service::awaitReady);
            for (int i = 0; i < SERVICES.size(); i++) {
                city.route(SERVICES.get(i), old.get(i), now.get(i));
            }
            Group dossiers = new Group(city.platform().kafka().bootstrapServers(), "linli-dispatch-dossiers");
            await("both to read the same topic")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> dossiers.shares().equals(List.of(3, 3)));
            int both = traffic.acknowledged();
            await("work of both")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> traffic.acknowledged() >= Math.min(both + 15, traffic.decisions()));

            onlyTo(now, old);
            for (Future<?> each : work) {
                each.get(3, TimeUnit.MINUTES);
            }
        }

        reckoning.assertNothingLostAndNothingDoubled();
        assertThat(deadLetters()).as("dead letters").isEqualTo(letters);
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
