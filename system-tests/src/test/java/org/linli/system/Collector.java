package org.linli.system;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A collector of traces: what the services send as OTLP over gRPC, unary calls over HTTP/2 without encryption. Which traces are
 * recorded is decided by their ids, as in production; those of {@link #recordedTrace} always are, and next to no other.
 */
final class Collector {

    private static final String EXPORT = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

    /** Before each message: whether it is packed, and its length. */
    private static final int PREFIX = 5;

    /**
     * @param service as its resource is called, such as {@code linli-intake}
     * @param parent id of the span above it; empty at the top
     * @param all everything it says, as text
     */
    record Seen(String service, String trace, String id, String parent, String name, String all) {}

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final int port;

    private Collector() {
        HttpServer server = Vertx.vertx()
                .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(this::answer);
        port = server.listen().toCompletionStage().toCompletableFuture().join().actualPort();
    }

    /** One that listens until this JVM ends. */
    static Collector listening() {
        return new Collector();
    }

    /** What a service is told of it. */
    Map<String, String> settings() {
        return Map.of(
                "LINLI_TRACING_ENDPOINT", "http://127.0.0.1:" + port,
                "LINLI_TRACING_SHARE", "0.0001",
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "1s");
    }

    /** The id of a new trace that every service records, however small the share is. */
    static String recordedTrace() {
        ThreadLocalRandom any = ThreadLocalRandom.current();
        return "%016x%016x".formatted(any.nextLong(1, Long.MAX_VALUE), any.nextLong(1, 1L << 32));
    }

    /** The spans of a trace that have come so far. */
    List<Seen> of(String trace) {
        return seen.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    private void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            boolean known = request.path().equals(EXPORT) && body.length() >= PREFIX && body.getByte(0) == 0;
            if (known) {
                keep(body.slice(PREFIX, PREFIX + body.getInt(1)));
            }
            request.response()
                    .putHeader("content-type", "application/grpc")
                    .putTrailer("grpc-status", known ? "0" : "12")
                    .end(Buffer.buffer(new byte[PREFIX]));
        });
    }

    private void keep(Buffer message) {
        try {
            ExportTraceServiceRequest sent = ExportTraceServiceRequest.parseFrom(message.getBytes());
            List<Seen> spans = new ArrayList<>();
            for (ResourceSpans resource : sent.getResourceSpansList()) {
                String service = resource.getResource().getAttributesList().stream()
                        .filter(each -> each.getKey().equals("service.name"))
                        .map(each -> each.getValue().getStringValue())
                        .findFirst()
                        .orElse("");
                resource.getScopeSpansList().stream()
                        .flatMap(scope -> scope.getSpansList().stream())
                        .forEach(span -> spans.add(seen(service, span)));
            }
            seen.addAll(spans);
        } catch (InvalidProtocolBufferException unreadable) {
            throw new IllegalStateException("a service sent what is no OTLP", unreadable);
        }
    }

    private static Seen seen(String service, Span span) {
        HexFormat hex = HexFormat.of();
        return new Seen(
                service,
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()),
                span.getName(),
                com.google.protobuf.TextFormat.printer().escapingNonAscii(false).printToString(span));
    }
}
