package org.linli.reporting.rebuild;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.linli.reporting.feed.Feed;
import org.linli.reporting.feed.Positions;
import org.linli.reporting.rebuild.RebuildRanges.Range;

/**
 * Reads the topics again, from the start to where they ended when the facts were cleared, through the same routes and the
 * same inbox as the live channels, which go on meanwhile. Progress is kept after each batch; whichever replica finds the
 * lease free goes on from there.
 */
@ApplicationScoped
class Rebuilding {

    private static final Logger LOG = Logger.getLogger(Rebuilding.class);
    private static final int PATIENCE_MS = 10_000;
    private static final Duration POLL = Duration.ofMillis(500);

    private final ProjectionState projection;
    private final RebuildRanges ranges;
    private final Sources sources;
    private final Feed feed;
    private final Positions positions;
    private volatile boolean stopping;

    Rebuilding(ProjectionState projection, RebuildRanges ranges, Sources sources, Feed feed, Positions positions) {
        this.projection = projection;
        this.ranges = ranges;
        this.sources = sources;
        this.feed = feed;
        this.positions = positions;
    }

    void stop(@Observes ShutdownEvent stopping) {
        this.stopping = true;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void goOn() {
        ProjectionState.State state = projection.current();
        if (!state.isRebuilding() || !ranges.lease(state.generation())) {
            return;
        }
        try (KafkaConsumer<String, byte[]> reader = sources.reader(PATIENCE_MS)) {
            if (!ranges.areNoted(state.generation())) {
                noteTargets(reader, state.generation());
            }
            boolean mine = true;
            while (mine && !stopping && !ranges.finish(state.generation())) {
                readOn(reader, state.generation());
                mine = ranges.lease(state.generation());
            }
        } catch (KafkaException away) {
            LOG.warnf("The rebuild waits for Kafka: %s", away.getClass().getSimpleName());
        }
    }

    /** Where the topics end now, after the facts were cleared: everything handled before that lies below. */
    private void noteTargets(KafkaConsumer<String, byte[]> reader, int generation) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : sources.topics()) {
            List<PartitionInfo> found = reader.partitionsFor(topic);
            if ((found == null || found.isEmpty())
                    && positions.all().stream().anyMatch(p -> p.topic().equals(topic))) {
                throw new KafkaException(topic + " was read before and is not there now");
            }
            if (found != null) {
                found.forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
            }
        }
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        ranges.note(generation, reader.beginningOffsets(partitions), ends);
        LOG.infof(
                "Rebuild %d reads %d records of %d partitions again",
                generation, ends.values().stream().mapToLong(Long::longValue).sum(), ends.size());
    }

    private void readOn(KafkaConsumer<String, byte[]> reader, int generation) {
        Map<TopicPartition, Range> open = new HashMap<>();
        ranges.all(generation).stream().filter(r -> !r.isDone()).forEach(r -> open.put(r.partition(), r));
        if (open.isEmpty()) {
            return;
        }
        if (!reader.assignment().equals(open.keySet())) {
            reader.assign(open.keySet());
            open.values().forEach(r -> reader.seek(r.partition(), r.next()));
        }
        ConsumerRecords<String, byte[]> read = reader.poll(POLL);
        byTopic(read).forEach((topic, records) -> feed.handle(sources.routes(topic), records));
        // The reader's own position also passes what compaction has taken away.
        open.keySet().forEach(partition -> ranges.advance(generation, partition, reader.position(partition)));
    }

    private static Map<String, ConsumerRecords<String, byte[]>> byTopic(ConsumerRecords<String, byte[]> read) {
        Map<String, Map<TopicPartition, List<ConsumerRecord<String, byte[]>>>> sorted = new LinkedHashMap<>();
        for (TopicPartition partition : read.partitions()) {
            sorted.computeIfAbsent(partition.topic(), fresh -> new LinkedHashMap<>())
                    .put(partition, read.records(partition));
        }
        Map<String, ConsumerRecords<String, byte[]>> byTopic = new LinkedHashMap<>();
        sorted.forEach((topic, records) -> byTopic.put(topic, new ConsumerRecords<>(records, Map.of())));
        return byTopic;
    }
}
