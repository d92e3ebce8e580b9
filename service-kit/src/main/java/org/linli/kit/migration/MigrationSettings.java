package org.linli.kit.migration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings below {@code linli.migration}. */
@ConfigMapping(prefix = "linli.migration")
public interface MigrationSettings {

    /** So long a migration waits for a table that others use; whoever asks for the table after it waits as long. */
    @WithDefault("3s")
    Duration lockTimeout();

    /** For so long the table is left to others before the migration is tried again. */
    @WithDefault("5s")
    Duration pause();

    /** When it was in vain for so long, migrating fails. The Job of deploy/ has an hour. */
    @WithDefault("30m")
    Duration patience();
}
