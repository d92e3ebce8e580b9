package org.linli.kit.migration;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.stream.Stream;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Migrations run while others read and write the same tables: they hold no transaction open beside an index that is built,
 * and take no table for long.
 */
@ApplicationScoped
class MigrationsAmongOthers implements FlywayConfigurationCustomizer {

    private final MigrationSettings settings;

    MigrationsAmongOthers(MigrationSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        // An open transaction would keep CREATE INDEX CONCURRENTLY waiting for ever: the lock is of the session
        // instead.
        configuration
                .getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        configuration.callbacks(Stream.concat(
                        Arrays.stream(configuration.getCallbacks()), Stream.of(new BriefLocks(settings.lockTimeout())))
                .toArray(Callback[]::new));
    }
}
