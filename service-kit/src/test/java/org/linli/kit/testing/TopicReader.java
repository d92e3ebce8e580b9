package org.linli.kit.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Topics as a stranger reads them, from their beginning to their present end. There is one reader for all tests of an
 * application, and it keeps what it has read: a new one for each look costs more than most of what tests wait for. A topic
 * that was read may not be deleted and made again.
 */
public final class TopicReader {

    private static final Map<String, TopicReader> READERS = new HashMap<>();

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, List<TopicPartition>> partitions = new HashMap<>();
    private final Map<String, Map<String, List<ConsumerRecord<String, byte[]>>>> read = new HashMap<>();

    private TopicReader(String bootstrap) {
        consumer = new KafkaConsumer<>(
                // Whoever looks wants what is there, and would wait half a second for a fetch that finds nothing.
                Map.of("bootstrap.servers", bootstrap, "allow.auto.create.topics", "false", "fetch.max.wait.ms", 10),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** The reader of the broker that the application under test uses. Each has a database, and topics, of its own. */
    public static TopicReader ofTheApplication() {
        Config config = ConfigProvider.getConfig();
        String bootstrap = config.getValue("kafka.bootstrap.servers", String.class);
        synchronized (READERS) {
            return READERS.computeIfAbsent(
                    config.getValue("quarkus.datasource.jdbc.url", String.class),
                    application -> new TopicReader(bootstrap));
        }
    }

    /** Every record of these keys so far, each key's in their order; none while the topic is not there. */
    public synchronized List<ConsumerRecord<String, byte[]>> read(String topic, Collection<String> keys) {
        if (!partitions.containsKey(topic) && !begin(topic)) {
            return List.of();
        }
        List<TopicPartition> ofTopic = partitions.get(topic);
        Map<TopicPartition, Long> ends = consumer.endOffsets(ofTopic);
        while (ofTopic.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
            consumer.poll(Duration.ofMillis(100)).forEach(this::keep);
        }
        Map<String, List<ConsumerRecord<String, byte[]>>> byKey = read.getOrDefault(topic, Map.of());
        return keys.stream()
                .distinct()
                .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
                .toList();
    }

    private boolean begin(String topic) {
        if (!consumer.listTopics().containsKey(topic)) {
            return false;
        }
        List<TopicPartition> found = consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
        Set<TopicPartition> all = new HashSet<>(consumer.assignment());
        all.addAll(found);
        consumer.assign(all);
        consumer.seekToBeginning(found);
        partitions.put(topic, found);
        return true;
    }

    private void keep(ConsumerRecord<String, byte[]> record) {
        read.computeIfAbsent(record.topic(), none -> new LinkedHashMap<>())
                .computeIfAbsent(record.key(), none -> new ArrayList<>())
                .add(record);
    }
}
