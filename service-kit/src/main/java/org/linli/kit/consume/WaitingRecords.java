package org.linli.kit.consume;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
     * so that no record is put behind a block that is gone.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, Block> blocks(String channel, Collection<String> keys) {
        Map<String, Block> blocks = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT b.key, d.topic, d.partition, d.kafka_offset
                          FROM blocked_key b JOIN dead_letter d ON d.id = b.dead_letter
                         WHERE b.channel = ? AND b.key = ANY(?) FOR SHARE OF b""")) {
            select.setString(1, channel);
            select.setArray(2, connection.createArrayOf("text", keys.toArray()));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    blocks.put(found.getString(1), new Block(found.getString(2), found.getInt(3), found.getLong(4)));
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

    /** What waits behind the key, oldest first; the key's block is locked until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<StoredRecord> behind(String channel, String key) {
        List<StoredRecord> records = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement lock =
                    connection.prepareStatement("SELECT 1 FROM blocked_key WHERE channel = ? AND key = ? FOR UPDATE")) {
                lock.setString(1, channel);
                lock.setString(2, key);
                lock.executeQuery();
            }
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT topic, partition, kafka_offset, key, headers, value FROM waiting_record
                     WHERE channel = ? AND key = ? ORDER BY topic, partition, kafka_offset""")) {
                select.setString(1, channel);
                select.setString(2, key);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        records.add(new StoredRecord(
                                found.getString(1),
                                found.getInt(2),
                                found.getLong(3),
                                found.getString(4),
                                json.readValue(found.getString(5), HEADERS),
                                found.getBytes(6)));
                    }
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return records;
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
