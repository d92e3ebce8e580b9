package org.linli.bench.reports;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.linli.bench.platform.Rows;

/** Where pgbench is absent: the same inserts over JDBC, a thread and a prepared statement a connection. */
final class JdbcInserts implements SingleRowInserts {

    private final Rows rows;
    private final int connections;
    private final String values;

    JdbcInserts(Rows rows, int connections, String values) {
        this.rows = rows;
        this.connections = connections;
        this.values = values;
    }

    @Override
    public String name() {
        return "plain JDBC (pgbench is not on the PATH)";
    }

    @Override
    public void run(Duration length) {
        List<Future<?>> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                all.add(threads.submit(() -> {
                    insertFor(length);
                    return null;
                }));
            }
        }
        for (Future<?> each : all) {
            try {
                each.get();
            } catch (ExecutionException failed) {
                throw new IllegalStateException("the baseline failed: " + failed.getCause(), failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", stopped);
            }
        }
    }

    private void insertFor(Duration length) throws SQLException {
        try (var connection = rows.connect();
                var insert = connection.prepareStatement(
                        "INSERT INTO single_row " + BaselineTable.COLUMNS + " VALUES " + values)) {
            long end = System.nanoTime() + length.toNanos();
            while (System.nanoTime() < end) {
                insert.executeUpdate();
            }
        }
    }
}
