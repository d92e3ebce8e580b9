package org.linli.reporting.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;

/** How far each topic is read. */
@ApplicationScoped
public class Positions {

    /**
     * @param nextOffset everything before it is in the figures
     * @param lastEventAt {@code ce_time} of the latest event seen there; null before the first
     */
    public record Position(
            String topic,
            int partition,
            long nextOffset,
            @Nullable Instant lastEventAt) {}

    private final Database database;

    Positions(Database database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void advance(ConsumerRecords<String, byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<String, byte[]>> read = records.records(partition);
            Instant latest = null;
            for (ConsumerRecord<String, byte[]> record : read) {
                Instant time = time(record);
                if (time != null && (latest == null || time.isAfter(latest))) {
                    latest = time;
                }
            }
            database.update(
                    """
                    INSERT INTO projection_position AS p (topic, partition, next_offset, last_event_at) VALUES (?, ?, ?, ?)
                    ON CONFLICT (topic, partition) DO UPDATE
                       SET next_offset = GREATEST(p.next_offset, EXCLUDED.next_offset),
                           last_event_at = GREATEST(p.last_event_at, EXCLUDED.last_event_at)""",
                    partition.topic(),
                    partition.partition(),
                    read.getLast().offset() + 1,
                    latest);
        }
    }

    @Transactional
    public List<Position> all() {
        return database.list(
                "SELECT topic, partition, next_offset, last_event_at FROM projection_position ORDER BY topic, partition",
                row -> new Position(
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getLong("next_offset"),
                        Database.instant(row, "last_event_at")));
    }

    /** A record whose time cannot be read is a dead letter and says nothing about how late we are. */
    private static @Nullable Instant time(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader("ce_time");
        if (header == null || header.value() == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(new String(header.value(), StandardCharsets.UTF_8))
                    .toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
