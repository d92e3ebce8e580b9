package org.linli.kit.consume;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A Kafka record without Kafka: what is handled now, or kept to be handled later. */
record StoredRecord(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        byte @Nullable [] value) {

    static StoredRecord of(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        String key = record.key() == null ? null : storable(record.key());
        return new StoredRecord(record.topic(), record.partition(), record.offset(), key, headers, record.value());
    }

    String where() {
        return topic + "/" + partition + "@" + offset;
    }

    /** The same record in another form. */
    StoredRecord with(Map<String, String> otherHeaders, byte @Nullable [] otherValue) {
        return new StoredRecord(topic, partition, offset, key, otherHeaders, otherValue);
    }

    /**
     * Whether this is the same record delivered again, and not another one at the same place of a topic that was made anew:
     * there offsets begin at 0 again.
     */
    boolean isSame(StoredRecord other) {
        return Objects.equals(key, other.key) && Objects.equals(headers.get("ce_id"), other.headers.get("ce_id"));
    }

    private static String text(byte @Nullable [] value) {
        if (value == null) {
            return "";
        }
        try {
            return storable(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return storable(new String(value, StandardCharsets.ISO_8859_1));
        }
    }

    /** The database takes every character but this one; a record that could not even be buried would end its channel. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
