package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A production whose clock was moved does not start, and says why. */
class ProductionClockSystemTest {

    @TempDir
    Path folder;

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final RunningCity city = RunningCity.get();

    @ParameterizedTest
    @ValueSource(strings = {"LINLI_CLOCK_OFFSET", "LINLI_CLOCK_OFFSET_FILE"})
    void aServiceRefusesToStartInProductionWithItsClockMoved(String setting) throws Exception {
        Path file = Files.writeString(folder.resolve("offset"), "PT1H");
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-Dquarkus.profile=prod",
                        "-jar",
                        Path.of("..", "intake-service", "target", "quarkus-app", "quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(production());
        builder.environment().put("LINLI_SECRETS_PEOPLE_KEY", KEY);
        builder.environment().put(setting, setting.endsWith("FILE") ? file.toString() : "PT1H");

        Process service = builder.start();
        try {
            assertThat(service.waitFor(90, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            service.destroyForcibly();
        }

        assertThat(service.exitValue()).isNotZero();
        assertThat(Files.readString(output))
                .contains("linli.clock.offset and linli.clock.offset-file are for the local profile; this is [prod]");
    }

    /**
     * All that production needs, in a database of its own and away from the running city's topics: nothing is wrong with
     * it but the clock.
     */
    private Map<String, String> production() throws SQLException {
        var server = city.platform().database();
        String database = "clock_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        return Map.of(
                "QUARKUS_HTTP_PORT",
                "0",
                "LINLI_PUBLIC_URL",
                "http://localhost",
                "QUARKUS_DATASOURCE_JDBC_URL",
                server.jdbcUrl(database),
                "QUARKUS_DATASOURCE_USERNAME",
                server.username(),
                "QUARKUS_DATASOURCE_PASSWORD",
                server.password(),
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:9",
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                city.platform().issuer(),
                "LINLI_SECRETS_TRACKING_KEY",
                KEY,
                "LINLI_SECRETS_LINK_KEY",
                KEY,
                "LINLI_PHOTOS_DIRECTORY",
                folder.toString());
    }
}
