package org.linli.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The spans of an event's way: it is sent, and it is handled. No key, no subject and no payload stands in them. */
@ApplicationScoped
public class EventTrace {

    private static final Pattern TYPE = Pattern.compile("linli\\.[a-z-]{1,20}\\.[a-z-]{1,50}\\.v[0-9]{1,3}");

    private final Tracer tracer;
    private final MatterTrace matter;

    EventTrace(Tracer tracer, MatterTrace matter) {
        this.tracer = tracer;
        this.matter = matter;
    }

    /** A send that began: whoever ends it says whether the broker has the record. */
    public final class Send {

        private final Span span;

        private Send(Span span) {
            this.span = span;
        }

        /** Header of the record. */
        public @Nullable String traceparent() {
            return TraceParent.of(Context.root().with(span));
        }

        /** @param fault why the record is not on its topic; null when it is */
        public void end(@Nullable Throwable fault) {
            if (fault != null) {
                failed(span, fault);
            }
            span.end();
        }
    }

    /** @param traceparent as it stands beside the fact */
    public Send sending(String traceparent, String topic, String type) {
        return new Send(span("send " + topic, SpanKind.PRODUCER, traceparent, topic, type));
    }

    /** Handles an event in a span of its own, in which everything it tells goes on. */
    public void handle(@Nullable String traceparent, String topic, String type, Runnable work) {
        Span span = span("handle " + known(type), SpanKind.CONSUMER, traceparent, topic, known(type));
        matter.forget();
        try (Scope _ = Context.root().with(span).makeCurrent()) {
            work.run();
        } catch (RuntimeException fault) {
            failed(span, fault);
            throw fault;
        } finally {
            span.end();
            MDC.remove(MatterTrace.LOG_FIELD);
        }
    }

    /**
     * Goes on in a record's trace without a span, for what is told and logged of it. Nothing inside may open a scope: when
     * that one ends, Quarkus takes a trace that is not recorded away from the thread instead of returning to it.
     */
    public void within(@Nullable String traceparent, Runnable work) {
        try (Scope _ = TraceParent.context(traceparent).makeCurrent()) {
            work.run();
        }
    }

    /** Whoever may write to a topic may write anything into the header of the type. */
    private static String known(String type) {
        return TYPE.matcher(type).matches() ? type : "unknown";
    }

    private Span span(String name, SpanKind kind, @Nullable String traceparent, String topic, String type) {
        return tracer.spanBuilder(name)
                .setParent(TraceParent.context(traceparent))
                .setSpanKind(kind)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", topic)
                .setAttribute("cloudevents.event_type", type)
                .startSpan();
    }

    /** The message of an exception may quote a record, so only its class is told. */
    private static void failed(Span span, Throwable fault) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute("error.type", fault.getClass().getName());
    }
}
