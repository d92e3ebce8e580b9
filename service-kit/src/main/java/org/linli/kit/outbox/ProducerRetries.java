package org.linli.kit.outbox;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * One setting, {@code retries}, means two things: the connector sends a refused record again on its own, which the lanes
 * do better, so it is 0; the producer does so below it without losing the order, and an idempotent one must.
 */
@ApplicationScoped
class ProducerRetries implements ClientCustomizer<Map<String, Object>> {

    @Override
    public Map<String, Object> customize(String channel, Config channelConfig, Map<String, Object> producer) {
        if (channel.equals("outbox")) {
            producer.remove(ProducerConfig.RETRIES_CONFIG);
        }
        return producer;
    }
}
