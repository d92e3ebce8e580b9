package org.linli.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpansOfNobodyTest {

    private final List<SpanData> exported = new ArrayList<>();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(new SpansOfNobody())
            .addSpanProcessor(SimpleSpanProcessor.create(new SpanExporter() {
                @Override
                public CompletableResultCode export(Collection<SpanData> spans) {
                    exported.addAll(spans);
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode flush() {
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode shutdown() {
                    return CompletableResultCode.ofSuccess();
                }
            }))
            .build();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void pathQueryAddressAndBrowserLeaveTheServiceInNoSpan() {
        Span span = provider.get("test").spanBuilder("GET /v1/track/{number}").startSpan();
        SpansOfNobody.TAKEN_OUT.forEach(attribute -> span.setAttribute(attribute, "13812345678"));
        span.setAttribute("http.route", "/v1/track/{number}");
        span.end();

        assertThat(exported).singleElement().satisfies(told -> {
            assertThat(told.toString()).doesNotContain("13812345678");
            assertThat(told.getName()).isEqualTo("GET /v1/track/{number}");
        });
    }

    @Test
    void aRequestThatNoRouteAnswersIsNotNamedByItsPath() {
        Span span =
                provider.get("test").spanBuilder("GET /v1/track/13812345678").startSpan();
        span.end();

        assertThat(exported).singleElement().satisfies(told -> {
            assertThat(told.getName()).isEqualTo("request");
            assertThat(told.getAttributes().get(AttributeKey.stringKey("http.route")))
                    .isNull();
        });
    }
}
