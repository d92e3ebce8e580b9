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

    /** For another record at the same place of a topic that was made anew; the older one keeps its turn before it. */
    private static final String MAKE_ROOM = """
            UPDATE waiting_record SET topic = to_char(clock_timestamp(), 'YYYYMMDD"T"HH24MISSUS":"') || topic
             WHERE channel = ? AND topic = ? AND partition = ? AND kafka_offset = ? AND headers <> ?""";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    WaitingRecords(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The dead letter that blocks a key. */
    record Block(StoredRecord letter) {

        /**
         * Whether a record of the key has to wait. What stands before the letter does not, nor the letter itself: both
         * come again when a batch is delivered twice or a projection is rebuilt.
         */
        boolean holds(StoredRecord record) {
            return record.partition() != letter.partition()
                    || !record.topic().equals(letter.topic())
                    || record.offset() > letter.offset()
                    || record.offset() == letter.offset() && !record.isSame(letter);
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
                    SELECT d.topic, d.partition, d.kafka_offset, d.key, d.headers, NULL::bytea
                      FROM blocked_key b JOIN dead_letter d ON d.id = b.dead_letter
                     WHERE b.channel = ? AND b.key = ANY(?)""")) {
                select.setString(1, channel);
                select.setArray(2, asked);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        blocks.put(found.getString(4), new Block(stored(found)));
                    }
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return blocks;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(String channel, List<StoredRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement makeRoom = connection.prepareStatement(MAKE_ROOM);
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO waiting_record (channel, topic, partition, kafka_offset, key, headers, value)
                        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            for (StoredRecord record : records) {
                makeRoom.setString(1, channel);
                makeRoom.setString(2, record.topic());
                makeRoom.setInt(3, record.partition());
                makeRoom.setLong(4, record.offset());
                makeRoom.setString(5, json.writeValueAsString(record.headers()));
                makeRoom.addBatch();
                insert.setString(1, channel);
                insert.setString(2, record.topic());
                insert.setInt(3, record.partition());
                insert.setLong(4, record.offset());
                insert.setString(5, record.key());
                insert.setString(6, json.writeValueAsString(record.headers()));
                insert.setBytes(7, record.value());
                insert.addBatch();
            }
            makeRoom.executeBatch();
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
                return found.next() ? Optional.of(stored(found)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Topic, partition, offset, key, headers and value, in this order. */
    private StoredRecord stored(ResultSet row) throws SQLException, JsonProcessingException {
        return new StoredRecord(
                row.getString(1),
                row.getInt(2),
                row.getLong(3),
                row.getString(4),
                json.readValue(row.getString(5), HEADERS),
                row.getBytes(6));
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
