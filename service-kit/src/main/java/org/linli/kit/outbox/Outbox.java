package org.linli.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.kit.trace.MatterTrace;
import org.linli.kit.transaction.RowsOfTransaction;

/**
 * The only way to Kafka: facts are added in the transaction that makes them true and sent after it commits. They become
 * rows at the end of the transaction, all in one statement.
 */
@ApplicationScoped
public class Outbox {

    // The rows are numbered in the order of the arrays, which is the order they are sent in.
    private static final String INSERT = """
            WITH added AS (
              INSERT INTO outbox (event_id, aggregate, version, topic, key, lane, type, subject, time, payload, headers,
                                  traceparent)
              SELECT * FROM unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::smallint[], ?::text[],
                                   ?::text[], ?::timestamptz[], ?::bytea[], ?::text[], ?::text[])
              RETURNING lane, topic, key, seq)
            INSERT INTO outbox_unsent (lane, topic, key, seq) SELECT lane, topic, key, seq FROM added
            """;

    /** An event and where its trace goes on. */
    private record Fact(OutboxEvent event, @Nullable String traceparent) {}

    private final AgroalDataSource database;
    private final RowsOfTransaction<Fact> rows;
    private final OutboxRelay relay;
    private final ObjectMapper json;
    private final MatterTrace matter;

    Outbox(
            AgroalDataSource database,
            TransactionSynchronizationRegistry transaction,
            OutboxRelay relay,
            ObjectMapper json,
            MatterTrace matter) {
        this.database = database;
        this.rows = new RowsOfTransaction<>(transaction, this::write, this::wake);
        this.relay = relay;
        this.json = json;
        this.matter = matter;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void add(OutboxEvent event) {
        add(List.of(event));
    }

    /**
     * Adds events in the order given. A second event of the same aggregate and version fails the transaction, at its
     * end: it does not commit.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(List<OutboxEvent> events) {
        add(events, matter.ofFact());
    }

    /**
     * The same for what belongs to another trace than the one that runs: many callers' facts in one transaction.
     *
     * @param traceparent where the trace of these events goes on; null: they have none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(List<OutboxEvent> events, @Nullable String traceparent) {
        rows.add(events.stream().map(event -> new Fact(event, traceparent)).toList());
    }

    private void write(List<Fact> facts) {
        List<OutboxEvent> events = facts.stream().map(Fact::event).toList();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, array(connection, "uuid", events, OutboxEvent::id));
            insert.setArray(2, array(connection, "text", events, OutboxEvent::aggregate));
            insert.setArray(3, array(connection, "bigint", events, OutboxEvent::version));
            insert.setArray(4, array(connection, "text", events, OutboxEvent::topic));
            insert.setArray(5, array(connection, "text", events, OutboxEvent::key));
            insert.setArray(6, array(connection, "smallint", events, e -> relay.laneOf(e.key())));
            insert.setArray(7, array(connection, "text", events, OutboxEvent::type));
            insert.setArray(8, array(connection, "text", events, OutboxEvent::subject));
            insert.setArray(
                    9,
                    array(
                            connection,
                            "timestamptz",
                            events,
                            e -> OffsetDateTime.ofInstant(e.time(), ZoneOffset.UTC)
                                    .toString()));
            insert.setArray(
                    10,
                    connection.createArrayOf(
                            "bytea", events.stream().map(OutboxEvent::payload).toArray(byte[][]::new)));
            insert.setArray(11, array(connection, "text", events, this::headers));
            insert.setArray(
                    12,
                    connection.createArrayOf(
                            "text", facts.stream().map(Fact::traceparent).toArray()));
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new OutboxWriteFailed(failed);
        }
    }

    private void wake(List<Fact> sent) {
        relay.told(sent.stream().map(f -> f.event().type()).toList());
        sent.stream().map(f -> relay.laneOf(f.event().key())).distinct().forEach(relay::wake);
    }

    private String headers(OutboxEvent event) {
        try {
            return json.writeValueAsString(event.headers());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Array array(
            Connection connection, String type, List<OutboxEvent> events, Function<OutboxEvent, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(column).toArray());
    }

    /** The database refused an event; the transaction must not commit. */
    static final class OutboxWriteFailed extends RuntimeException {
        OutboxWriteFailed(SQLException cause) {
            super(cause);
        }
    }
}
