package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.local.Service;

/**
 * The databases of two services are lost and brought back from a backup that is older than their topics, as
 * docs/operations/backup.md says. They read again what the backup does not know; nothing of it is lost, nothing is done twice.
 */
class RestoreSystemTest {

    private static final List<String> LOST = List.of("dispatch", "reporting");
    private static final String ONE_CASE_EACH =
            "SELECT count(DISTINCT report_id) FROM case_file WHERE report_id::text = ANY(?) AND state <> 'PROPOSED'";

    private final RunningCity city = RunningCity.get();
    private final Database dispatch = new Database(city, "dispatch");
    private final Database reporting = new Database(city, "reporting");

    @AfterEach
    void startAll() {
        city.platform().start();
        LOST.forEach(name -> run("DROP DATABASE IF EXISTS " + name + "_backup"));
    }

    @Test
    void aServiceRestoredToAnEarlierPointReadsAgainWhatItForgot() {
        List<String> before = accepted(3);
        awaitHandled(before);
        Instant backup = Instant.now();
        List<Long> letters = deadLetters();
        eachStopped(name -> run("CREATE DATABASE " + name + "_backup TEMPLATE " + name));
        List<String> after = accepted(8);
        awaitHandled(after);
        Set<String> lostEvents = new HashSet<>(dispatch.column(
                "SELECT event_id::text FROM outbox WHERE topic = 'linli.dispatch.cases' AND added_at > ?::timestamptz",
                backup.toString()));
        assertThat(lostEvents).as("told since the backup").isNotEmpty();
        assertThatThrownBy(() -> city.command("ops", "rewind", "--service", "dispatch", "--to", backup.toString()))
                .hasMessageContaining("still reads")
                .hasMessageContaining("nothing was changed");

        eachStopped(name -> {
            run("DROP DATABASE " + name + " WITH (FORCE)");
            run("CREATE DATABASE " + name + " TEMPLATE " + name + "_backup OWNER " + name);
            if (name.equals("dispatch")) {
                dispatch.number("SELECT setval('urgent_number', nextval('urgent_number') + 10000)");
            }
            assertThat(city.command("ops", "rewind", "--service", name, "--to", backup.toString(), "--margin", "PT1M"))
                    .contains("are read again", "rewound");
        });

        List<String> all = Stream.concat(before.stream(), after.stream()).toList();
        awaitHandled(all);
        assertThat(dispatch.number(
                        "SELECT count(*) FROM case_file WHERE report_id::text = ANY(?)", (Object) all.toArray()))
                .as("one case a report")
                .isEqualTo(all.size());
        assertThat(deadLetters()).as("dead letters").isEqualTo(letters);
        Set<String> unknown = new HashSet<>(told(backup));
        unknown.removeAll(dispatch.column("SELECT event_id::text FROM outbox"));
        assertThat(unknown)
                .as("what others were told and the backup does not know")
                .containsAll(lostEvents);
        Walk walk = new Walk(city)
                .submitted(Walk.BY_PEOPLE)
                .verified()
                .accepted()
                .proposed()
                .filed();
        assertThat(walk.state()).isEqualTo("filed");
    }

    /** How many each service has that reads what these two tell, or what they read. */
    private List<Long> deadLetters() {
        return Stream.of("intake", "dispatch", "reporting")
                .map(name -> new Database(city, name).number("SELECT count(*) FROM dead_letter"))
                .toList();
    }

    /** The first column of what the command prints: ids of events. */
    private List<String> told(Instant since) {
        return city.command("ops", "told", "--service", "dispatch", "--since", since.toString())
                .lines()
                .map(line -> line.split(",")[0])
                .filter(first -> first.matches("[0-9a-f-]{36}"))
                .toList();
    }

    private List<String> accepted(int reports) {
        return IntStream.range(0, reports)
                .mapToObj(i -> new Walk(city)
                        .submitted(Walk.BY_RULE)
                        .verified()
                        .accepted()
                        .reportId())
                .toList();
    }

    private void awaitHandled(List<String> reports) {
        Object[] ids = reports.toArray();
        await("a case for each")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(dispatch.number(ONE_CASE_EACH, (Object) ids)).isEqualTo(ids.length));
        for (String moment : List.of("submitted_at", "accepted_at", "dispatched_at")) {
            await(moment)
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(reporting.number(
                                    "SELECT count(*) FROM report_fact WHERE report_id::text = ANY(?) AND " + moment
                                            + " IS NOT NULL",
                                    (Object) ids))
                            .isEqualTo(ids.length));
        }
    }

    private void eachStopped(java.util.function.Consumer<String> work) {
        List<Service> services = new ArrayList<>();
        for (String name : LOST) {
            Service service = city.platform().service(name);
            service.stop();
            work.accept(name);
            service.launch();
            services.add(service);
        }
        services.forEach(Service::awaitReady);
    }

    private void run(String sql) {
        var server = city.platform().database();
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
