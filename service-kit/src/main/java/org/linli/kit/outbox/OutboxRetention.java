package org.linli.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Deletes sent rows when their retention is over, a slice at a time; unsent rows stay whatever their age. */
@ApplicationScoped
class OutboxRetention {

    private static final int SLICE = 5000;

    private final AgroalDataSource database;
    private final OutboxSettings settings;

    OutboxRetention(AgroalDataSource database, OutboxSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() throws SQLException {
        int deleted;
        do {
            deleted = deleteSlice();
        } while (deleted == SLICE);
    }

    int deleteSlice() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("""
                        DELETE FROM outbox WHERE seq IN (
                          SELECT seq FROM outbox o
                           WHERE added_at < now() - make_interval(secs => ?)
                             AND NOT EXISTS (SELECT 1 FROM outbox_unsent u WHERE u.lane = o.lane AND u.seq = o.seq)
                           LIMIT ?)""")) {
            delete.setDouble(1, settings.retention().toSeconds());
            delete.setInt(2, SLICE);
            return delete.executeUpdate();
        }
    }
}
