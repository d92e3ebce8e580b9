package org.linli.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.PartsTestResource;

/** What docs/design/upgrades.md demands of an index on a large table can be done with the migrations as they are set. */
@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "kit"))
@QuarkusTestResource(TestIdentity.class)
class ConcurrentIndexComponentTest {

    @TempDir
    Path folder;

    @Inject
    Flyway flyway;

    @Inject
    OneMigratesAtATime migrates;

    @Inject
    AgroalDataSource database;

    @Test
    void anIndexIsBuiltWhileOthersWrite() throws Exception {
        Files.writeString(folder.resolve("V1__table.sql"), "CREATE TABLE large (id int);");
        Files.writeString(folder.resolve("V2__index.sql"), "CREATE INDEX CONCURRENTLY large_id ON large (id);");
        FluentConfiguration settings = Flyway.configure()
                .dataSource(flyway.getConfiguration().getDataSource())
                .schemas("later")
                .cleanDisabled(false)
                .locations("filesystem:" + folder);
        migrates.customize(settings);
        Flyway later = settings.load();
        later.clean();

        int applied = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> later.migrate().migrationsExecuted);

        assertThat(applied).isEqualTo(2);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet valid = statement.executeQuery(
                        "SELECT indisvalid FROM pg_index WHERE indexrelid = 'later.large_id'::regclass")) {
            assertThat(valid.next() && valid.getBoolean(1)).isTrue();
        }
    }
}
