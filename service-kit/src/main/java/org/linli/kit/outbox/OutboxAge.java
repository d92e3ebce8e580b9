package org.linli.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/** For how many seconds the oldest unsent row has waited, a parked one too; asked now and then, not at each scrape. */
@ApplicationScoped
class OutboxAge {

    private final AgroalDataSource database;
    private final AtomicLong seconds;

    OutboxAge(AgroalDataSource database, MeterRegistry metrics) {
        this.database = database;
        this.seconds = metrics.gauge("linli.outbox.oldest.unsent.seconds", new AtomicLong());
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT coalesce(extract(epoch FROM now() - min(added_at)), 0)::bigint
                          FROM outbox WHERE seq IN (SELECT min(seq) FROM outbox_unsent GROUP BY lane)""");
                ResultSet found = select.executeQuery()) {
            found.next();
            seconds.set(found.getLong(1));
        }
    }
}
