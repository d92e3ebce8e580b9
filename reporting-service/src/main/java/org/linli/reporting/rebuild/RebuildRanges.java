package org.linli.reporting.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.linli.kit.sql.Database;

/** What a rebuild still has to read, kept in the database so that any replica can go on where another one died. */
@ApplicationScoped
class RebuildRanges {

    /** One partition: from {@code next} up to, and not including, {@code target}. */
    record Range(TopicPartition partition, long next, long target) {

        boolean isDone() {
            return next >= target;
        }
    }

    private final String worker = UUID.randomUUID().toString();
    private final Database database;
    private final Clock clock;

    RebuildRanges(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Takes or renews the right to work on a rebuild, for 15 s of the database's clock, which all replicas share. It
     * spares them double work and nothing more: two that both believe to hold it do no harm, because the inbox counts
     * each event once and the facts do not mind their order.
     */
    @Transactional
    boolean lease(int generation) {
        return database.update("""
                        UPDATE projection SET worker = ?, lease_until = clock_timestamp() + interval '15 seconds'
                         WHERE state = 'rebuilding' AND generation = ?
                           AND (worker IS NULL OR worker = ? OR lease_until < clock_timestamp())""", worker, generation, worker) == 1;
    }

    @Transactional
    boolean areNoted(int generation) {
        return database.first(
                        "SELECT targets_noted FROM projection WHERE generation = ?",
                        row -> row.getBoolean("targets_noted"),
                        generation)
                .orElse(false);
    }

    /** Notes how far to read; of two workers the first one's note stays. */
    @Transactional
    void note(int generation, Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
        ends.forEach((partition, end) -> database.update(
                """
                INSERT INTO rebuild_range (generation, topic, partition, next_offset, target_offset)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                generation,
                partition.topic(),
                partition.partition(),
                beginnings.getOrDefault(partition, 0L),
                end));
        database.update("UPDATE projection SET targets_noted = true WHERE generation = ?", generation);
    }

    @Transactional
    List<Range> all(int generation) {
        return database.list(
                "SELECT topic, partition, next_offset, target_offset FROM rebuild_range WHERE generation = ?"
                        + " ORDER BY topic, partition",
                row -> new Range(
                        new TopicPartition(row.getString("topic"), row.getInt("partition")),
                        row.getLong("next_offset"),
                        row.getLong("target_offset")),
                generation);
    }

    @Transactional
    void advance(int generation, TopicPartition partition, long next) {
        database.update("""
                UPDATE rebuild_range SET next_offset = GREATEST(next_offset, ?)
                 WHERE generation = ? AND topic = ? AND partition = ?""", next, generation, partition.topic(), partition.partition());
    }

    /** @return whether the figures are whole again */
    @Transactional
    boolean finish(int generation) {
        return database.update("""
                        UPDATE projection SET state = 'live', finished_at = ?, worker = NULL, lease_until = NULL
                         WHERE state = 'rebuilding' AND generation = ? AND targets_noted
                           AND NOT EXISTS (SELECT 1 FROM rebuild_range r
                                            WHERE r.generation = ? AND r.next_offset < r.target_offset)""", clock.instant(), generation, generation) == 1;
    }
}
