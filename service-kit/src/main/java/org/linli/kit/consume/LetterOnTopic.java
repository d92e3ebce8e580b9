package org.linli.kit.consume;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.linli.kit.outbox.OutboxEvent;

/** A dead letter as whoever watches the topic of dead letters gets it: the record as it came, and where it came from. */
final class LetterOnTopic {

    static final String TYPE = "linli.kit.record-dead.v1";

    private LetterOnTopic() {}

    /** @param consumer service and channel, as they end the topic's name */
    static OutboxEvent of(String consumer, StoredRecord record, String reason, UUID id, Instant time) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("dlq_topic", record.topic());
        headers.put("dlq_partition", String.valueOf(record.partition()));
        headers.put("dlq_offset", String.valueOf(record.offset()));
        headers.put("dlq_reason", reason);
        record.headers().forEach((name, value) -> headers.put("original_" + name, value));
        headers.put("content-type", "application/octet-stream");
        return new OutboxEvent(
                "linli.dlq." + consumer,
                record.key() == null ? record.where() : record.key(),
                "dead-letter/" + id,
                1,
                id,
                TYPE,
                id.toString(),
                time,
                record.value() == null ? "null".getBytes(StandardCharsets.US_ASCII) : record.value(),
                headers);
    }
}
