package org.linli.kit.migration;

import java.sql.SQLException;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.output.MigrateResult;
import org.jboss.logging.Logger;

/**
 * Migrates on tables that others use: in its turn, after removing what an earlier attempt left half-made, and again from the
 * migration that could not have its table.
 */
final class PatientFlyway extends Flyway {

    private static final Logger LOG = Logger.getLogger(PatientFlyway.class);

    /** A lock was not to be had in time; two transactions waited for each other. */
    private static final Set<String> IN_USE = Set.of("55P03", "40P01");

    private final MigrationSettings settings;

    PatientFlyway(Configuration configuration, MigrationSettings settings) {
        super(configuration);
        this.settings = settings;
    }

    @Override
    public MigrateResult migrate() {
        Patience patience = new Patience(settings);
        while (true) {
            try (MigrationTurn turn = MigrationTurn.take(getConfiguration(), patience)) {
                turn.removeRemains(patience);
                return super.migrate();
            } catch (SQLException failed) {
                throw new FlywayException("migrating cannot begin", failed);
            } catch (FlywayException failed) {
                if (!isInUse(failed) || patience.isOver()) {
                    throw failed;
                }
                LOG.warnf(
                        "Others use a table that a migration changes. It was given back to them after %d ms, and the"
                                + " migration is tried again in %d ms",
                        settings.lockTimeout().toMillis(), settings.pause().toMillis());
            }
            patience.pause();
        }
    }

    private static boolean isInUse(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && IN_USE.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
