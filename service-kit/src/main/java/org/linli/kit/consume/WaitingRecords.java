package org.linli.kit.consume;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keys blocked by a dead letter, and the records that wait behind them in their order. */
@ApplicationScoped
class WaitingRecords {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final AgroalDataSource database;
    private final ObjectMapper json;

    WaitingRecords(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Where the dead letter stands that blocks a key. */
    record Block(String topic, int partition, long offset) {

        /**
         * Whether a record of the key has to wait. What stands before the letter does not, nor the letter itself: both
         * come again when a batch is delivered twice or a projection is rebuilt.
         */
        boolean holds(StoredRecord record) {
            return record.offset() > offset
                    || record.partition() != partition
                    || !record.topic().equals(topic);
        }
    }

    /**
     * Which of the keys are blocked, and where. The share lock makes a replay that is just unblocking a key finish first,
     * so that no record is put behind a block that is gone. The letters are read by a statement of their own: the one that
     * waited for the lock cannot see a letter that came to block the key meanwhile, and would take the key for free.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, Block> blocks(String channel, Collection<String> keys) {
        Map<String, Block> blocks = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            Array asked = connection.createArrayOf("text", keys.toArray());
            try (PreparedStatement lock = connection.prepareStatement(
                    "SELECT key FROM blocked_key WHERE channel = ? AND key = ANY(?) FOR SHARE")) {
                lock.setString(1, channel);
                lock.setArray(2, asked);
                try (ResultSet locked = lock.executeQuery()) {
                    if (!locked.next()) {
                        return blocks;
                    }
                }
            }
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT b.key, d.topic, d.partition, d.kafka_offset
                      FROM blocked_key b JOIN dead_letter d ON d.id = b.dead_letter
                     WHERE b.channel = ? AND b.key = ANY(?)""")) {
                select.setString(1, channel);
                select.setArray(2, asked);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        blocks.put(
                                found.getString(1), new Block(found.getString(2), found.getInt(3), found.getLong(4)));
                    }
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return blocks;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(String channel, List<StoredRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO waiting_record (channel, topic, partition, kafka_offset, key, headers, value)
                        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            for (StoredRecord record : records) {
                insert.setString(1, channel);
                insert.setString(2, record.topic());
                insert.setInt(3, record.partition());
                insert.setLong(4, record.offset());
                insert.setString(5, record.key());
                insert.setString(6, json.writeValueAsString(record.headers()));
                insert.setBytes(7, record.value());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Which dead letter blocks the key; the block is locked until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<UUID> blockedBy(String channel, String key) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(
                        "SELECT dead_letter FROM blocked_key WHERE channel = ? AND key = ? FOR UPDATE")) {
            lock.setString(1, channel);
            lock.setString(2, key);
            try (ResultSet locked = lock.executeQuery()) {
                return locked.next() ? Optional.of(locked.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    /** The oldest record that waits behind the key. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<StoredRecord> firstBehind(String channel, String key) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT topic, partition, kafka_offset, key, headers, value FROM waiting_record
                         WHERE channel = ? AND key = ? ORDER BY topic, partition, kafka_offset LIMIT 1""")) {
            select.setString(1, channel);
            select.setString(2, key);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new StoredRecord(
                                found.getString(1),
                                found.getInt(2),
                                found.getLong(3),
                                found.getString(4),
                                json.readValue(found.getString(5), HEADERS),
                                found.getBytes(6)))
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void remove(String channel, StoredRecord record) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM waiting_record WHERE channel = ? AND topic = ? AND partition = ? AND kafka_offset = ?")) {
            delete.setString(1, channel);
            delete.setString(2, record.topic());
            delete.setInt(3, record.partition());
            delete.setLong(4, record.offset());
            delete.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }
}
