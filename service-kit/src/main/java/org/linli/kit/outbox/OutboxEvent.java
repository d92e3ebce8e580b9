package org.linli.kit.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record to be sent, exactly as it will stand on the topic.
 *
 * @param topic where it goes
 * @param key record key; all events of one key are sent in the order they were added
 * @param aggregate kind and id of what changed, such as {@code report/<id>}; with {@code version} unique for ever
 * @param version of the aggregate after the change, from 1
 * @param id CloudEvents id
 * @param type CloudEvents type, such as {@code linli.intake.report-accepted.v1}
 * @param subject CloudEvents subject: the aggregate's id
 * @param time when it happened
 * @param payload JSON, UTF-8; null only for a dead letter whose record had none
 * @param headers more headers, beside those of CloudEvents
 */
public record OutboxEvent(
        String topic,
        String key,
        String aggregate,
        long version,
        UUID id,
        String type,
        String subject,
        Instant time,
        byte @Nullable [] payload,
        Map<String, String> headers) {

    public static OutboxEvent of(
            String topic, String key, String aggregate, long version, String type, Instant time, byte[] payload) {
        return new OutboxEvent(topic, key, aggregate, version, UUID.randomUUID(), type, key, time, payload, Map.of());
    }
}
