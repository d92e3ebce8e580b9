package org.linli.kit.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Takes out of a request's span, before it leaves the service, what may tell of a person: the path (it may hold a tracking
 * secret), the query (a phone number that is searched for), the caller's address and browser. The route says which endpoint
 * it was. Exceptions are kept out by {@code quarkus.otel.span.event.count.limit=0}.
 */
@ApplicationScoped
class SpansOfNobody implements ExtendedSpanProcessor {

    static final List<AttributeKey<String>> TAKEN_OUT = List.of(
            AttributeKey.stringKey("url.path"),
            AttributeKey.stringKey("url.query"),
            AttributeKey.stringKey("url.full"),
            AttributeKey.stringKey("client.address"),
            AttributeKey.stringKey("network.peer.address"),
            AttributeKey.stringKey("user_agent.original"));

    private static final String NOTHING = "-";

    @Override
    public void onEnding(ReadWriteSpan span) {
        for (AttributeKey<String> attribute : TAKEN_OUT) {
            if (span.getAttribute(attribute) != null) {
                span.setAttribute(attribute, NOTHING);
            }
        }
        // A request that no route answers is named by its path.
        if (span.getName().contains("/") && span.getAttribute(AttributeKey.stringKey("http.route")) == null) {
            span.updateName("request");
        }
    }

    @Override
    public boolean isOnEndingRequired() {
        return true;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
