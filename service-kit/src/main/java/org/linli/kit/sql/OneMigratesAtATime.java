package org.linli.kit.sql;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Who migrates holds a lock of its session, not of a transaction: an open transaction beside it would keep {@code CREATE INDEX
 * CONCURRENTLY} waiting for ever, and an index on a large table is built in no other way.
 */
@ApplicationScoped
class OneMigratesAtATime implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration
                .getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
    }
}
