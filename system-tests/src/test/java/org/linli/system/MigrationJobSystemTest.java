package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The Job of deploy/ and the replicas that wait for it, with the settings that are written there, without a cluster. */
class MigrationJobSystemTest {

    private static final Path DEPLOY = Path.of("..", "deploy", "base");
    private static final List<Path> MIGRATIONS = List.of(
            Path.of("..", "service-kit", "src", "main", "resources", "db", "kit"),
            Path.of("..", "intake-service", "src", "main", "resources", "db", "migration"));
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path folder;

    private final RunningCity city = RunningCity.get();

    /** Kafka and the issuer are away, and it does not look for them: a release's schema comes before anything of it runs. */
    @Test
    void theJobMigratesAndEndsAndAReplicaStartsOnNothingLess() throws Exception {
        String database = newDatabase();

        Map<String, String> replica = platformSettings();
        replica.put("QUARKUS_OIDC_AUTH_SERVER_URL", city.platform().issuer());
        Ended tooEarly = run(database, replica);

        assertThat(tooEarly.code()).isNotZero();
        assertThat(tooEarly.printed()).contains("not applied to database");
        assertThat(tables(database)).isZero();

        Map<String, String> job = platformSettings();
        job.put("QUARKUS_OIDC_AUTH_SERVER_URL", "http://127.0.0.1:9/realms/linli");
        job.putAll(jobSettings());
        Ended migrated = run(database, job);

        assertThat(migrated.code()).as(migrated.printed()).isZero();
        assertThat(migrated.printed()).doesNotContain("Listening on");
        assertThat(applied(database)).containsExactlyInAnyOrderElementsOf(written());
    }

    private static List<String> written() throws IOException {
        List<String> scripts = new ArrayList<>();
        for (Path folder : MIGRATIONS) {
            try (var files = Files.list(folder)) {
                files.forEach(file -> scripts.add(file.getFileName().toString()));
            }
        }
        return scripts;
    }

    private Ended run(String database, Map<String, String> settings) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", "");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.profile=prod",
                        "-jar",
                        Path.of("..", "intake-service", "target", "quarkus-app", "quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(settings);
        builder.environment().putAll(ofThisMachine(database));
        Process service = builder.start();
        try {
            assertThat(service.waitFor(90, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            service.destroyForcibly();
        }
        return new Ended(service.exitValue(), Files.readString(output));
    }

    /** What the Secrets hold in a cluster, and what differs from one. */
    private Map<String, String> ofThisMachine(String database) {
        var server = city.platform().database();
        return Map.of(
                "QUARKUS_HTTP_PORT",
                "0",
                "QUARKUS_DATASOURCE_JDBC_URL",
                server.jdbcUrl(database),
                "QUARKUS_DATASOURCE_USERNAME",
                server.username(),
                "QUARKUS_DATASOURCE_PASSWORD",
                server.password(),
                "KAFKA_SASL_JAAS_CONFIG",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"a\" password=\"b\";",
                "LINLI_PUBLIC_URL",
                "https://intake.linli.example",
                "LINLI_SECRETS_TRACKING_KEY",
                KEY,
                "LINLI_SECRETS_LINK_KEY",
                KEY,
                "LINLI_SECRETS_PEOPLE_KEY",
                KEY);
    }

    private static Map<String, String> platformSettings() throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (String folder : List.of("platform", "intake-service")) {
            Map<String, Object> kustomization = read(DEPLOY.resolve(folder).resolve("kustomization.yaml"));
            for (Object map : (List<?>) kustomization.get("configMapGenerator")) {
                for (Object literal : (List<?>) ((Map<?, ?>) map).get("literals")) {
                    String[] parts = literal.toString().split("=", 2);
                    settings.put(parts[0], parts[1]);
                }
            }
        }
        return settings;
    }

    private static Map<String, String> jobSettings() throws IOException {
        Object spec =
                read(DEPLOY.resolve("intake-service").resolve("migration.yaml")).get("spec");
        Map<?, ?> pod = (Map<?, ?>) ((Map<?, ?>) ((Map<?, ?>) spec).get("template")).get("spec");
        Map<String, String> settings = new HashMap<>();
        for (Object each : (List<?>) ((Map<?, ?>) ((List<?>) pod.get("containers")).getFirst()).get("env")) {
            Map<?, ?> variable = (Map<?, ?>) each;
            if (variable.get("value") != null) {
                settings.put(
                        variable.get("name").toString(), variable.get("value").toString());
            }
        }
        return settings;
    }

    private static Map<String, Object> read(Path file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    }

    private String newDatabase() throws SQLException {
        String database = "migration_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        return database;
    }

    private long tables(String database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                var found = statement.executeQuery(
                        "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")) {
            found.next();
            return found.getLong(1);
        }
    }

    /** The names of the scripts. */
    private List<String> applied(String database) throws SQLException {
        List<String> scripts = new ArrayList<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                var found = statement.executeQuery(
                        "SELECT regexp_replace(script, '^.*/', '') FROM flyway_schema_history WHERE success")) {
            while (found.next()) {
                scripts.add(found.getString(1));
            }
        }
        return scripts;
    }

    private Connection connect(String database) throws SQLException {
        var server = city.platform().database();
        return DriverManager.getConnection(server.jdbcUrl(database), server.username(), server.password());
    }

    private record Ended(int code, String printed) {}
}
