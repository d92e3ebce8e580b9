package org.linli.kit.consume;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/** Tells operators what waits for them; counted now and then, so that asking for metrics never waits for the database. */
@ApplicationScoped
class LetterFigures {

    private final AgroalDataSource database;
    private final AtomicLong open;
    private final AtomicLong blockedKeys;
    private final AtomicLong waiting;

    LetterFigures(AgroalDataSource database, MeterRegistry metrics) {
        this.database = database;
        this.open = metrics.gauge("linli.letters.open", new AtomicLong());
        this.blockedKeys = metrics.gauge("linli.letters.blocked.keys", new AtomicLong());
        this.waiting = metrics.gauge("linli.letters.waiting.records", new AtomicLong());
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT (SELECT count(*) FROM dead_letter WHERE replayed_at IS NULL),
                               (SELECT count(*) FROM blocked_key),
                               (SELECT count(*) FROM waiting_record)""");
                ResultSet counted = select.executeQuery()) {
            counted.next();
            open.set(counted.getLong(1));
            blockedKeys.set(counted.getLong(2));
            waiting.set(counted.getLong(3));
        }
    }
}
