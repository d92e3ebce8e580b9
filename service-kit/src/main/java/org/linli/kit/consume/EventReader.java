package org.linli.kit.consume;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record as a CloudEvent in binary mode. Done here and not by the connector, because the connector stops the
 * whole channel at the first record whose headers it cannot parse.
 */
final class EventReader {

    private static final ObjectReader JSON = new ObjectMapper()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private EventReader() {}

    /** @throws MalformedRecord naming what is wrong, never quoting the payload */
    static IncomingEvent read(StoredRecord record) {
        String contentType = record.headers().get("content-type");
        if (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/cloudevents")) {
            throw new MalformedRecord("structured mode: " + shortened(contentType) + "; binary mode is required");
        }
        required(record, "ce_specversion", "1.0");
        String id = required(record, "ce_id", null);
        String source = required(record, "ce_source", null);
        String type = required(record, "ce_type", null);
        Instant time = time(required(record, "ce_time", null));
        String subject = required(record, "ce_subject", null);
        long version = version(required(record, "ce_aggregateversion", null));
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new MalformedRecord("content-type: " + shortened(contentType) + "; application/json is required");
        }
        return new IncomingEvent(id, source, type, time, subject, version, payload(record.value()));
    }

    private static String required(StoredRecord record, String header, @Nullable String expected) {
        String value = record.headers().get(header);
        if (value == null || value.isBlank()) {
            throw new MalformedRecord(header + ": missing");
        }
        if (expected != null && !expected.equals(value)) {
            throw new MalformedRecord(header + ": " + shortened(value) + "; " + expected + " is required");
        }
        return value;
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw new MalformedRecord("ce_time: not RFC 3339: " + shortened(text));
        }
    }

    private static long version(String text) {
        try {
            long version = Long.parseLong(text);
            if (version > 0) {
                return version;
            }
        } catch (NumberFormatException unreadable) {
            // falls through to the one message both cases share
        }
        throw new MalformedRecord("ce_aggregateversion: not a whole number above 0: " + shortened(text));
    }

    private static JsonNode payload(byte @Nullable [] value) {
        if (value == null) {
            throw new MalformedRecord("value: null");
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedRecord("value: not UTF-8");
        }
        try {
            JsonNode data = JSON.readTree(value);
            if (data == null || !data.isObject()) {
                throw new MalformedRecord("value: not a JSON object");
            }
            return data;
        } catch (IOException notJson) {
            throw new MalformedRecord("value: not JSON");
        }
    }

    private static String shortened(@Nullable String text) {
        if (text == null) {
            return "missing";
        }
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
