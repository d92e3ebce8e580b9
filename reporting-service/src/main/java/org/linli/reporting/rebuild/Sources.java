package org.linli.reporting.rebuild;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.Config;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;

/** The topics this service is fed by, with the routes of each, and readers that take part in no group. */
@ApplicationScoped
class Sources {

    private static final int READ_AT_ONCE = 1000;
    private static final int FETCH_WAIT_MS = 20;

    private final Map<String, EventRoutes> routesByTopic;
    private final Map<String, Object> broker;

    Sources(
            @Any Instance<Consumption> consumptions,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            Config config) {
        Map<String, EventRoutes> routes = new LinkedHashMap<>();
        for (Consumption consumption : consumptions) {
            EventRoutes of = consumption.routes();
            routes.put(config.getValue("mp.messaging.incoming." + of.channel() + ".topic", String.class), of);
        }
        this.routesByTopic = routes;
        this.broker = broker;
    }

    List<String> topics() {
        return routesByTopic.keySet().stream().sorted().toList();
    }

    List<String> channels() {
        return routesByTopic.values().stream()
                .map(EventRoutes::channel)
                .sorted()
                .toList();
    }

    EventRoutes routes(String topic) {
        return routesByTopic.get(topic);
    }

    /** A reader of its own, for assigned partitions; it commits nothing. The caller closes it. */
    KafkaConsumer<String, byte[]> reader(int patienceMillis) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, READ_AT_ONCE);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // All that is to be read is there: what a fetch does not find is not worth half a second, and closing waits for
        // it.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patienceMillis);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, patienceMillis);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
