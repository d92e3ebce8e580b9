package org.linli.kit.consume;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;

/** Records that can never be handled as they are: kept here for replay and published for whoever watches. */
@ApplicationScoped
class DeadLetters {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    static final String TYPE = "linli.kit.record-dead.v1";

    /** A dead letter as it is kept. */
    record DeadLetter(
            UUID id,
            String channel,
            StoredRecord record,
            String reason,
            Instant deadAt,
            @Nullable Instant replayedAt) {}

    private final AgroalDataSource database;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;
    private final String service;

    DeadLetters(
            AgroalDataSource database,
            Outbox outbox,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "linli.service") String service) {
        this.database = database;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
        this.service = service;
    }

    /** Keeps the record, blocks its key and publishes it, once, however often it is delivered. */
    @Transactional(Transactional.TxType.MANDATORY)
    void bury(String channel, StoredRecord record, String reason) {
        UUID id = UUID.randomUUID();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO dead_letter (id, channel, topic, partition, kafka_offset, key, headers, value, reason, dead_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            insert.setObject(1, id);
            insert.setString(2, channel);
            insert.setString(3, record.topic());
            insert.setInt(4, record.partition());
            insert.setLong(5, record.offset());
            insert.setString(6, record.key());
            insert.setString(7, json.writeValueAsString(record.headers()));
            insert.setBytes(8, record.value());
            insert.setString(9, reason);
            insert.setObject(10, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            if (insert.executeUpdate() == 0) {
                return;
            }
            block(connection, channel, record.key(), id);
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        outbox.add(onTopic(channel, record, reason, id));
    }

    private static void block(Connection connection, String channel, @Nullable String key, UUID by)
            throws SQLException {
        if (key == null) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO blocked_key (channel, key, dead_letter) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, channel);
            insert.setString(2, key);
            insert.setObject(3, by);
            insert.executeUpdate();
        }
    }

    private OutboxEvent onTopic(String channel, StoredRecord record, String reason, UUID id) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("dlq_topic", record.topic());
        headers.put("dlq_partition", String.valueOf(record.partition()));
        headers.put("dlq_offset", String.valueOf(record.offset()));
        headers.put("dlq_reason", reason);
        record.headers().forEach((name, value) -> headers.put("original_" + name, value));
        headers.put("content-type", "application/octet-stream");
        return new OutboxEvent(
                "linli.dlq." + service + "." + channel,
                record.key() == null ? record.where() : record.key(),
                "dead-letter/" + id,
                1,
                id,
                TYPE,
                id.toString(),
                clock.instant(),
                record.value() == null ? "null".getBytes(StandardCharsets.US_ASCII) : record.value(),
                headers);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<DeadLetter> locked(UUID id) {
        List<DeadLetter> found = select("WHERE id = ? FOR UPDATE", id);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /** Letters that wait for somebody, those too that are in effect but whose key waits still: a replay stopped half-way. */
    @Transactional
    List<DeadLetter> open(int limit) {
        return select("""
                WHERE id IN (SELECT id FROM dead_letter WHERE replayed_at IS NULL
                             UNION SELECT dead_letter FROM blocked_key)
                ORDER BY dead_at, id LIMIT ?""", limit);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    String reasonOf(UUID id) {
        return select("WHERE id = ?", id).getFirst().reason();
    }

    private List<DeadLetter> select(String where, Object argument) {
        List<DeadLetter> letters = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT id, channel, topic, partition, kafka_offset, key, headers, value, reason, dead_at, replayed_at
                          FROM dead_letter """ + " " + where)) {
            select.setObject(1, argument);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    OffsetDateTime replayed = found.getObject(11, OffsetDateTime.class);
                    letters.add(new DeadLetter(
                            found.getObject(1, UUID.class),
                            found.getString(2),
                            new StoredRecord(
                                    found.getString(3),
                                    found.getInt(4),
                                    found.getLong(5),
                                    found.getString(6),
                                    json.readValue(found.getString(7), HEADERS),
                                    found.getBytes(8)),
                            found.getString(9),
                            found.getObject(10, OffsetDateTime.class).toInstant(),
                            replayed == null ? null : replayed.toInstant()));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return letters;
    }

    /** The letter is in effect, in the form it was mended to. */
    @Transactional(Transactional.TxType.MANDATORY)
    void replayed(DeadLetter letter, StoredRecord mended, String by) {
        try {
            run("""
                    UPDATE dead_letter SET replayed_at = now(), replayed_by = ?, mended_headers = ?, mended_value = ?
                     WHERE id = ?""", by, json.writeValueAsString(mended.headers()), mended.value(), letter.id());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The form in which a record was handled at last, when it was a dead letter before. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<StoredRecord> mended(String channel, StoredRecord record) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT mended_headers, mended_value FROM dead_letter
                         WHERE channel = ? AND topic = ? AND partition = ? AND kafka_offset = ?
                           AND replayed_at IS NOT NULL AND mended_headers IS NOT NULL""")) {
            select.setString(1, channel);
            select.setString(2, record.topic());
            select.setInt(3, record.partition());
            select.setLong(4, record.offset());
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new StoredRecord(
                                record.topic(),
                                record.partition(),
                                record.offset(),
                                record.key(),
                                json.readValue(found.getString(1), HEADERS),
                                found.getBytes(2)))
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Lifts the block of a key; the caller has handled everything behind it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void unblock(String channel, String key) {
        run("DELETE FROM blocked_key WHERE channel = ? AND key = ?", channel, key);
    }

    /** Lets the key wait for another dead letter: one of the records behind the first could not be handled either. */
    @Transactional(Transactional.TxType.MANDATORY)
    void blockedNowBy(String channel, String key, StoredRecord record) {
        run("""
            UPDATE blocked_key SET dead_letter = (SELECT id FROM dead_letter
                                                   WHERE channel = ? AND topic = ? AND partition = ? AND kafka_offset = ?)
             WHERE channel = ? AND key = ?""", channel, record.topic(), record.partition(), record.offset(), channel, key);
    }

    private void run(String sql, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }
}
