package org.linli.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;
import org.linli.kit.testing.TestIdentity;
import org.linli.kit.trace.MatterTrace;
import org.linli.local.testing.PartsTestResource;

/** A trace goes on from the fact to its record, and from a record to whatever its handler tells; with no collector at all. */
@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "kit"))
@QuarkusTestResource(TestIdentity.class)
class TraceComponentTest {

    @Inject
    Outbox outbox;

    @Inject
    MatterTrace matter;

    @Inject
    Tracer tracer;

    @Inject
    Notes notes;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private NotesTopic topic;
    private final String key = UUID.randomUUID().toString();
    private final String trace = UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void open() {
        topic = new NotesTopic(bootstrap);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void theRecordOfAFactCarriesTheTraceOfWhatRan() {
        var span = tracer.spanBuilder("test").startSpan();
        try (Scope _ = span.makeCurrent()) {
            QuarkusTransaction.requiringNew().run(() -> outbox.add(event()));
        } finally {
            span.end();
        }

        assertThat(onTopic()).contains(span.getSpanContext().getTraceId());
    }

    @Test
    void theTraceOfTheMatterGoesBeforeThatOfTheRequest() {
        var request = tracer.spanBuilder("test").startSpan();
        try (Scope _ = request.makeCurrent()) {
            QuarkusTransaction.requiringNew().run(() -> {
                matter.follow(traceparent(), "20261128-000001");
                outbox.add(event());
            });
        } finally {
            request.end();
        }

        assertThat(onTopic()).startsWith("00-" + trace + "-");
    }

    @Test
    void aMatterIsNamedInTheLogUntilItsTransactionEndsAndNoLonger() {
        QuarkusTransaction.requiringNew().run(() -> {
            matter.follow(traceparent(), "20261128-000001");
            assertThat(MDC.get(MatterTrace.LOG_FIELD)).isEqualTo("20261128-000001");
        });
        assertThat(MDC.get(MatterTrace.LOG_FIELD)).isNull();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    matter.follow(null, "20261128-000002");
                    throw new IllegalStateException("the change failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(MDC.get(MatterTrace.LOG_FIELD)).isNull();
    }

    @Test
    void aFactOutsideOfAnyTraceHasNone() {
        QuarkusTransaction.requiringNew().run(() -> outbox.add(event()));

        assertThat(onTopic()).isNull();
    }

    @Test
    void aHandlerGoesOnInTheTraceOfItsRecordAndItsLogSaysWhich() {
        topic.send(key, traced(), "{\"text\":\"traced\"}".getBytes(StandardCharsets.UTF_8));

        await().until(() -> notes.of(key).contains("traced"));
        assertThat(notes.logged(key)).isEqualTo(trace);
    }

    @Test
    void aTraceOfNoKnownFormEndsNoRecord() {
        Map<String, String> headers = traced();
        headers.put("traceparent", "张三 138");

        topic.send(key, headers, "{\"text\":\"odd\"}".getBytes(StandardCharsets.UTF_8));

        await().until(() -> notes.of(key).contains("odd"));
        assertThat(notes.logged(key)).matches("[0-9a-f]{32}");
    }

    @Test
    void aDeadLetterIsToldInTheTraceOfItsRecord() {
        topic.send(key, traced(), "{\"text\":\"impossible\"}".getBytes(StandardCharsets.UTF_8));

        String kept = await().until(() -> traceparentOfLetter(), java.util.Objects::nonNull);
        assertThat(kept).contains(trace);
    }

    private Map<String, String> traced() {
        Map<String, String> headers = NotesTopic.headers(key);
        headers.put("traceparent", traceparent());
        return headers;
    }

    private String traceparent() {
        return "00-" + trace + "-00f067aa0ba902b7-01";
    }

    private OutboxEvent event() {
        return OutboxEvent.of(
                NotesTopic.NAME,
                key,
                "traced/" + key,
                1,
                "linli.kit.note-ignored.v1",
                Instant.now(),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable String onTopic() {
        List<ConsumerRecord<String, byte[]>> records =
                await().until(() -> topic.read(NotesTopic.NAME, key), found -> !found.isEmpty());
        var header = records.getFirst().headers().lastHeader("traceparent");
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private @Nullable String traceparentOfLetter() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT traceparent FROM outbox WHERE key = ? AND type = ?")) {
            select.setString(1, key);
            select.setString(2, LetterOnTopic.TYPE);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getString(1) : null;
            }
        }
    }
}
