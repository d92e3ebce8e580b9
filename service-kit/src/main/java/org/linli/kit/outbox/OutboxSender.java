package org.linli.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;
import org.linli.kit.trace.EventTrace;
import org.linli.kit.trace.TraceParent;

/** Puts one row on its topic as a CloudEvent in binary mode and completes when all in-sync replicas have it. */
@ApplicationScoped
class OutboxSender {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Emitter<byte[]> emitter;
    private final ObjectMapper json;
    private final String source;
    private final EventTrace traces;

    // The relay itself bounds what is in flight, so the emitter's buffer needs no bound of its own.
    OutboxSender(
            @Channel("outbox") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<byte[]> emitter,
            ObjectMapper json,
            @ConfigProperty(name = "linli.event-source") String source,
            EventTrace traces) {
        this.emitter = emitter;
        this.json = json;
        this.source = source;
        this.traces = traces;
    }

    CompletableFuture<Void> send(UnsentRow row) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        EventTrace.Send send =
                row.traceparent() == null ? null : traces.sending(row.traceparent(), row.topic(), row.type());
        emitter.send(Message.of(row.payload() == null ? new byte[0] : row.payload())
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(row.topic())
                        .withKey(row.key())
                        .withHeaders(headers(row, send == null ? null : send.traceparent()))
                        .build())
                .withAck(() -> {
                    end(send, null);
                    acknowledged.complete(null);
                    return CompletableFuture.completedFuture(null);
                })
                .withNack(fault -> {
                    end(send, fault);
                    acknowledged.completeExceptionally(fault);
                    return CompletableFuture.completedFuture(null);
                }));
        return acknowledged;
    }

    private static void end(EventTrace.@Nullable Send send, @Nullable Throwable fault) {
        if (send != null) {
            send.end(fault);
        }
    }

    private Headers headers(UnsentRow row, @Nullable String traceparent) {
        RecordHeaders headers = new RecordHeaders();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", row.eventId().toString());
        put(headers, "ce_source", source);
        put(headers, "ce_type", row.type());
        put(headers, "ce_time", row.time().toString());
        put(headers, "ce_subject", row.subject());
        put(headers, "ce_aggregateversion", String.valueOf(row.version()));
        put(headers, "content-type", "application/json");
        if (traceparent != null) {
            put(headers, TraceParent.HEADER, traceparent);
        }
        more(row).forEach((name, value) -> put(headers, name, value));
        return headers;
    }

    private Map<String, String> more(UnsentRow row) {
        try {
            return json.readValue(row.headers(), HEADERS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void put(RecordHeaders headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the topic is not there, or is not the service's to write to. */
    static boolean isMissingTopic(Throwable fault) {
        return isOfTopic(fault) || fault instanceof TimeoutException && isOfTopic(fault.getCause());
    }

    private static boolean isOfTopic(@Nullable Throwable fault) {
        return fault instanceof UnknownTopicOrPartitionException || fault instanceof TopicAuthorizationException;
    }

    /** Whether sending the same bytes again can never succeed. */
    static boolean isHopeless(Throwable fault) {
        return fault instanceof RecordTooLargeException
                || fault instanceof InvalidTopicException
                || fault instanceof SerializationException;
    }
}
