package org.linli.reporting.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.linli.reporting.feed.Positions.Position;

/** How far the topics reach at this moment. */
@ApplicationScoped
class Lags {

    private static final int PATIENCE_MS = 2_000;

    private final Sources sources;

    Lags(Sources sources) {
        this.sources = sources;
    }

    /** The end of each partition that was ever read; empty while Kafka does not answer. */
    Optional<Map<TopicPartition, Long>> ends(List<Position> positions) {
        List<TopicPartition> partitions = positions.stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        try (KafkaConsumer<String, byte[]> reader = sources.reader(PATIENCE_MS)) {
            return Optional.of(reader.endOffsets(partitions));
        } catch (KafkaException away) {
            return Optional.empty();
        }
    }
}
