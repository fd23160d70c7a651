package dev.ratiomesh.delivery;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts between OpenTelemetry spans and the W3C trace parents of headers and outbox rows. */
@ApplicationScoped
public class TraceContexts {
    private static final String TRACEPARENT = "traceparent";
    private static final TextMapGetter<Envelope> FROM_ENVELOPE = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Envelope carrier) {
            return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable Envelope carrier, String key) {
            return carrier != null && key.equals(TRACEPARENT) ? carrier.traceparent() : null;
        }
    };

    private final Tracer tracer;

    TraceContexts(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("dev.ratiomesh.delivery");
    }

    /**
     * Starts a span for the handling of one message, child of the span that sent the message. The caller ends the span.
     */
    public Span handling(String channel, Envelope message) {
        Context parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), message, FROM_ENVELOPE);
        return tracer.spanBuilder(channel + " " + message.type())
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.message.id", message.id())
                .startSpan();
    }

    /** Returns the trace parent of this span, null when the span is not recorded. */
    public @Nullable String parent(Span span) {
        return inject(Context.root().with(span));
    }

    /** Returns the trace parent of the current context, null outside any trace. */
    public @Nullable String current() {
        return inject(Context.current());
    }

    private static @Nullable String inject(Context context) {
        Map<String, String> carrier = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(context, carrier, (map, key, value) -> {
            if (map != null) {
                map.put(key, value);
            }
        });
        return carrier.get(TRACEPARENT);
    }
}
