package org.linli.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Two migrations that nobody who runs here knows, one numbered before and one after those they know: what a release before
 * finds in its history when it starts again during a rollout. They widen tables it writes to.
 */
final class LaterSchema {

    private static final String APPLIED = """
            INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            SELECT max(installed_rank) + 1, '%s', 'later', 'SQL', 'V%s__later.sql', 1, current_user, 0, true FROM flyway_schema_history""";

    private final RunningCity city;

    LaterSchema(RunningCity city) {
        this.city = city;
    }

    void apply() {
        run("intake", "ALTER TABLE report ADD COLUMN of_a_later_release timestamptz");
        run("dispatch", "ALTER TABLE case_file ADD COLUMN of_a_later_release boolean NOT NULL DEFAULT false");
        for (String service : List.of("intake", "dispatch")) {
            run(service, APPLIED.formatted("0099", "0099"));
            run(service, APPLIED.formatted("2099.01.01.0001", "2099_01_01_0001"));
        }
    }

    void undo() {
        run("intake", "ALTER TABLE report DROP COLUMN IF EXISTS of_a_later_release");
        run("dispatch", "ALTER TABLE case_file DROP COLUMN IF EXISTS of_a_later_release");
        for (String service : List.of("intake", "dispatch")) {
            run(service, "DELETE FROM flyway_schema_history WHERE description = 'later'");
        }
    }

    private void run(String service, String sql) {
        var server = city.platform().database();
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(service), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '10s'");
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
