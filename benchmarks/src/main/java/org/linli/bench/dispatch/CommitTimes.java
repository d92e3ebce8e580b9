package org.linli.bench.dispatch;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.bench.platform.Rows;

/**
 * When the transaction that accepted a report committed, as PostgreSQL remembers it ({@code track_commit_timestamp}).
 * The server takes this time just before it flushes the commit record, so the flush is inside of what is timed.
 */
final class CommitTimes {

    private CommitTimes() {}

    /** @return microseconds since 1970 by report */
    static Map<String, Long> of(Rows intake, List<String> reports) {
        Map<String, Long> times = new HashMap<>();
        try (var connection = intake.connect();
                var query = connection.prepareStatement("""
                        SELECT id::text, (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000000)::bigint
                        FROM report WHERE id = ANY (?::uuid[]) AND state = 'accepted'
                        """)) {
            query.setArray(1, connection.createArrayOf("text", reports.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    times.put(rows.getString(1), rows.getLong(2));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the commit times cannot be read: " + failed.getMessage(), failed);
        }
        if (times.size() != reports.size()) {
            throw new IllegalStateException(times.size() + " of " + reports.size() + " reports are accepted");
        }
        return times;
    }
}
