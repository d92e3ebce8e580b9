package org.linli.kit.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.PartsTestResource;

/** A schema is brought to a release while others use its tables, and after an attempt that broke off. */
@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "kit"))
@QuarkusTestResource(TestIdentity.class)
class MigrationComponentTest {

    private static final String BUILDING =
            "SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'CREATE INDEX CONCURRENTLY later_id%'";

    @TempDir
    Path folder;

    @Inject
    Flyway flyway;

    @Inject
    MigrationsAmongOthers migrations;

    @Inject
    MigrationSettings settings;

    @Inject
    AgroalDataSource database;

    private final ExecutorService migrator = Executors.newSingleThreadExecutor();
    private Connection reader;
    private Flyway later;

    @BeforeEach
    void aTableOfARunningCity() throws Exception {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(flyway.getConfiguration().getDataSource())
                .schemas("later")
                .cleanDisabled(false)
                .locations("filesystem:" + folder);
        migrations.customize(configuration);
        later = new PatientFlyway(configuration, settings);
        later.clean();
        write("V1__table.sql", "CREATE TABLE later (id int); INSERT INTO later VALUES (1);");
        later.migrate();
        reader = database.getConnection();
    }

    @AfterEach
    void nobodyReads() throws SQLException {
        reader.close();
        migrator.shutdownNow();
    }

    @Test
    void servicesMigrateWithPatience() {
        assertThat(flyway).isInstanceOf(PatientFlyway.class);
    }

    @Test
    void aTableInUseStandsStillForNobodyWhileAMigrationWaitsForIt() throws Exception {
        write("V2__column.sql", "ALTER TABLE later ADD COLUMN note text;");
        readAtLength();

        Future<Integer> migrating = migrate();
        for (int attempts = 0; attempts < 2; attempts++) {
            awaitOne("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'later.later'::regclass");
            // The query fails when it stands behind the migration for as long as the reader reads.
            assertThat(all("SELECT id FROM later.later")).containsExactly("1");
        }
        boolean early = migrating.isDone();
        reader.commit();

        assertThat(early).isFalse();
        assertThat(migrating.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(all("SELECT note IS NULL FROM later.later")).containsExactly("t");
        assertNobodyElseHasItsTimes();
    }

    @Test
    void anIndexWaitsForOlderTransactionsAndOthersWriteMeanwhile() throws Exception {
        write("V2__index.sql", "CREATE INDEX CONCURRENTLY later_id ON later (id);");
        readAtLength();

        Future<Integer> migrating = migrate();
        awaitOne(BUILDING);
        all("INSERT INTO later.later VALUES (2) RETURNING id");
        await("longer than a lock is waited for")
                .during(settings.lockTimeout().plus(settings.pause()))
                .atMost(Duration.ofSeconds(30))
                .until(() -> !migrating.isDone());
        reader.commit();

        assertThat(migrating.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(isValid()).isTrue();
    }

    @Test
    void anIndexThatBrokeOffIsBuiltAnew() throws Exception {
        write("V2__index.sql", "CREATE INDEX CONCURRENTLY later_id ON later (id);");
        readAtLength();
        Future<Integer> migrating = migrate();

        all("SELECT pg_terminate_backend(" + awaitOne(BUILDING) + ")");
        assertThatThrownBy(() -> migrating.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(FlywayException.class);
        assertThat(isValid()).isFalse();
        reader.commit();

        assertThat(later.migrate().migrationsExecuted).isEqualTo(1);
        assertThat(isValid()).isTrue();
    }

    /** Killed between two lines: there is the beginning of an index, and the history knows nothing of it. */
    @Test
    void anIndexWhoseBuilderWasKilledIsBuiltAnew() throws Exception {
        write("V2__index.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS later_id ON later (id);");
        all("INSERT INTO later.later VALUES (1) RETURNING id");
        assertThatThrownBy(() -> run("CREATE UNIQUE INDEX CONCURRENTLY later_id ON later.later (id)"))
                .isInstanceOf(SQLException.class);
        assertThat(isValid()).isFalse();

        assertThat(later.migrate().migrationsExecuted).isEqualTo(1);
        assertThat(isValid()).isTrue();
    }

    private void write(String file, String sql) throws IOException {
        Files.writeString(folder.resolve(file), sql);
    }

    private Future<Integer> migrate() {
        return migrator.submit(() -> later.migrate().migrationsExecuted);
    }

    private void readAtLength() throws SQLException {
        reader.setAutoCommit(false);
        try (Statement statement = reader.createStatement()) {
            statement.execute("SELECT id FROM later.later");
        }
    }

    private void assertNobodyElseHasItsTimes() throws SQLException {
        List<Connection> pool = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                Connection connection = database.getConnection();
                pool.add(connection);
                assertThat(all(connection, "SHOW lock_timeout")).containsExactly("0");
                assertThat(connection.getNetworkTimeout()).isEqualTo(60_000);
                assertThat(all(connection, "SHOW tcp_keepalives_idle")).containsExactly("10");
            }
        } finally {
            for (Connection connection : pool) {
                connection.close();
            }
        }
    }

    private boolean isValid() throws SQLException {
        return all("SELECT indisvalid FROM pg_index WHERE indexrelid = 'later.later_id'::regclass")
                .equals(List.of("t"));
    }

    private String awaitOne(String sql) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> all(sql), found -> !found.isEmpty())
                .getFirst();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> all(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return all(connection, sql);
        }
    }

    /** The first column of what the database answers within five seconds. */
    private static List<String> all(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(5);
            try (ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }
}
