package org.linli.dispatch.clock;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.kit.consume.DatabaseFailed;

/** The clocks that run, as rows. Changed only by whoever holds the lock of the case they belong to. */
@ApplicationScoped
public class RunningClocks {

    private static final String COLUMNS =
            "id, case_id, order_id, clock, stage_code, urgency, from_at, due_at, provisional";

    private static final String START = """
            INSERT INTO running_clock
              (case_id, order_id, clock, stage_code, urgency, from_at, due_at, provisional, look_at)
            SELECT *, due_at
              FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                          ?::boolean[])
                AS t (case_id, order_id, clock, stage_code, urgency, from_at, due_at, provisional)""";

    private final AgroalDataSource database;

    RunningClocks(AgroalDataSource database) {
        this.database = database;
    }

    /** Starts clocks, all in one statement. What they belong to is written already. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void start(List<RunningClock> clocks) {
        if (clocks.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(START)) {
            insert.setArray(1, array(connection, "uuid", clocks, RunningClock::caseId));
            insert.setArray(2, array(connection, "uuid", clocks, RunningClock::orderId));
            insert.setArray(3, array(connection, "text", clocks, RunningClock::clock));
            insert.setArray(4, array(connection, "text", clocks, RunningClock::stageCode));
            insert.setArray(5, array(connection, "text", clocks, RunningClock::urgency));
            insert.setArray(
                    6, array(connection, "timestamptz", clocks, c -> c.from().toString()));
            insert.setArray(
                    7, array(connection, "timestamptz", clocks, c -> c.dueAt().toString()));
            insert.setArray(8, array(connection, "boolean", clocks, RunningClock::provisional));
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    /** Stops the clock of this name, all stages of it; nothing happens when it does not run. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void stop(UUID caseId, @Nullable UUID orderId, String clock) {
        change(
                "DELETE FROM running_clock WHERE case_id = ? AND order_id IS NOT DISTINCT FROM ?::uuid AND clock = ?",
                caseId,
                orderId,
                clock);
    }

    /** Stops the clock that runs for one stage. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void stop(UUID caseId, UUID orderId, String clock, String stageCode) {
        change(
                "DELETE FROM running_clock WHERE case_id = ? AND order_id = ? AND clock = ? AND stage_code = ?",
                caseId,
                orderId,
                clock,
                stageCode);
    }

    /** Gives a clock another due time. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reset(long id, Instant dueAt, boolean provisional) {
        change(
                "UPDATE running_clock SET due_at = ?, look_at = ?, provisional = ? WHERE id = ?",
                at(dueAt),
                at(dueAt),
                provisional,
                id);
    }

    /** Every clock of a case. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<RunningClock> of(UUID caseId) {
        return select("WHERE case_id = ? ORDER BY id", caseId);
    }

    /** Clocks to look at now, the one longest due first; not locked. What is done at its due time is still in time. */
    @Transactional
    List<RunningClock> due(Instant now, int limit) {
        return select("WHERE look_at < ? ORDER BY look_at, id LIMIT ?", at(now), limit);
    }

    /** Locks the case and gives the clock if it still runs and is due; nothing when somebody else is at the case. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<RunningClock> claim(RunningClock seen, Instant now) {
        if (!lockCase(seen.caseId())) {
            return Optional.empty();
        }
        // Read again under the lock: what was due a moment ago may have been stopped since.
        return select("WHERE id = ? AND due_at < ?", seen.id(), at(now)).stream()
                .findFirst();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void remove(RunningClock clock) {
        change("DELETE FROM running_clock WHERE id = ?", clock.id());
    }

    /** Looks at the clock again later. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void putOff(RunningClock clock, Instant until) {
        change("UPDATE running_clock SET look_at = ? WHERE id = ?", at(until), clock.id());
    }

    private boolean lockCase(UUID caseId) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("SELECT 1 FROM case_file WHERE id = ? FOR UPDATE SKIP LOCKED")) {
            lock.setObject(1, caseId);
            try (ResultSet found = lock.executeQuery()) {
                return found.next();
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    private List<RunningClock> select(String where, Object... arguments) {
        List<RunningClock> clocks = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT " + COLUMNS + " FROM running_clock " + where)) {
            bind(select, arguments);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    clocks.add(new RunningClock(
                            found.getLong(1),
                            found.getObject(2, UUID.class),
                            found.getObject(3, UUID.class),
                            found.getString(4),
                            found.getString(5),
                            found.getString(6),
                            found.getObject(7, OffsetDateTime.class).toInstant(),
                            found.getObject(8, OffsetDateTime.class).toInstant(),
                            found.getBoolean(9)));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return clocks;
    }

    private void change(String sql, @Nullable Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    private static Array array(
            Connection connection,
            String type,
            List<RunningClock> clocks,
            Function<RunningClock, @Nullable Object> column)
            throws SQLException {
        return connection.createArrayOf(type, clocks.stream().map(column).toArray());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
