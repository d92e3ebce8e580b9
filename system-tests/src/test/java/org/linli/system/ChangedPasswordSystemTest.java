package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.linli.local.Service;

/** The password of a service's database is changed as docs/operations/credentials.md says; no case is lost or made twice. */
@EnabledIfSystemProperty(
        named = "linli.trials",
        matches = "true",
        disabledReason = "starts dispatch twice more; nothing but the guide depends on it")
class ChangedPasswordSystemTest {

    private final RunningCity city = RunningCity.get();
    private final Database dispatch = new Database(city, "dispatch");

    @Test
    void aServiceGoesOnWithItsOldConnectionsAndAReplicaWithTheNewPasswordTakesOver() throws Exception {
        Path secrets = city.platform().layout().home().resolve("secrets.properties");
        String before = Files.readString(secrets);
        String old = Stream.of(before.split("\n"))
                .filter(line -> line.startsWith("database.dispatch="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
        Service first = city.platform().service("dispatch");
        Service second = null;
        try {
            run("ALTER ROLE dispatch PASSWORD 'another'");
            List<String> meanwhile = accepted(5);
            awaitOneCaseEach(meanwhile);

            Files.writeString(secrets, before.replace("database.dispatch=" + old, "database.dispatch=another"));
            second = city.platform().replica("dispatch");
            second.start();
            List<String> during = accepted(5);
            first.stop();
            List<String> after = accepted(5);

            awaitOneCaseEach(during);
            awaitOneCaseEach(after);
            assertThat(dispatch.number("SELECT count(*) FROM outbox_unsent WHERE topic NOT LIKE 'linli.dlq.%'"))
                    .isZero();
        } finally {
            run("ALTER ROLE dispatch PASSWORD '" + old + "'");
            Files.writeString(secrets, before);
            first.start();
            if (second != null) {
                second.stop();
            }
        }
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

    private void awaitOneCaseEach(List<String> reports) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(dispatch.number(
                                "SELECT count(*) FROM case_file WHERE report_id::text = ANY(?)",
                                (Object) reports.toArray()))
                        .isEqualTo(reports.size()));
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
