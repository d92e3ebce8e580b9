package org.linli.kit.consume;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
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
