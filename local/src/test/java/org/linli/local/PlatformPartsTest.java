package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts as {@code ./linli up} sets them up, without Keycloak, which the system tests start. */
class PlatformPartsTest {

    @TempDir
    static Path home;

    private static Parts parts;
    private static Secrets secrets;
    private static Sql owner;

    @BeforeAll
    static void start() {
        parts = Parts.own();
        secrets = new Secrets(home.resolve("secrets.properties"));
        owner = ((OwnPostgres) parts.database()).sql();
        ServiceDatabases.make(owner, secrets);
    }

    @AfterAll
    static void stop() {
        parts.close();
    }

    @Test
    void aServiceReachesItsOwnDatabase() {
        assertThatCode(() -> as("intake").connect("intake").close()).doesNotThrowAnyException();
        as("intake").execute("intake", "CREATE TABLE IF NOT EXISTS mine (id int)");
    }

    @Test
    void aServiceReachesNoOtherDatabase() {
        assertThatThrownBy(() -> as("intake").connect("dispatch"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(() -> as("reporting").connect("postgres")).isInstanceOf(SQLException.class);
    }

    @Test
    void makingTheDatabasesAgainKeepsWhatIsInThem() {
        as("dispatch").execute("dispatch", "CREATE TABLE IF NOT EXISTS kept (id int)");

        ServiceDatabases.make(owner, secrets);

        as("dispatch").execute("dispatch", "SELECT * FROM kept");
    }

    @Test
    void theTopicsOfTheDesignAreMadeOnceWithTheirRetention() throws Exception {
        Topics.make(parts.bootstrapServers(), Topics.all());
        Topics.make(parts.bootstrapServers(), Topics.all());

        try (var admin = KafkaAnswers.admin(parts.bootstrapServers())) {
            assertThat(admin.listTopics().names().get())
                    .contains("linli.intake.reports", "linli.dispatch.cases", "linli.registry.units");
            var cases = admin.describeTopics(List.of("linli.dispatch.cases"))
                    .allTopicNames()
                    .get()
                    .get("linli.dispatch.cases");
            assertThat(cases.partitions()).hasSize(6);
        }
    }

    @Test
    void aTakenPortIsNamedWithWhoWantsIt() throws IOException {
        var layout = Layout.free(Path.of(""), home.resolve("second"));
        try (var taken = new ServerSocket(layout.ports().kafka(), 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> Preconditions.check(Platform.standing(layout)))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("kafka");
        }
    }

    private static Sql as(String service) {
        return new Sql("127.0.0.1", owner.port(), service, secrets.password("database." + service));
    }
}
