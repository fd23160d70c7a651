package dev.ratiomesh.delivery.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens the SSE streams of one endpoint: limits their number, keeps them alive with a heartbeat and ends each in time.
 */
public final class SseStreams {
    private static final long RECONNECT_MILLIS = 2000;

    private final StreamConfig config;
    private final AtomicInteger open = new AtomicInteger();

    /** @param gauge name of the meter for the number of open streams */
    public SseStreams(StreamConfig config, MeterRegistry meters, String gauge) {
        meters.gauge(gauge, open);
        this.config = config;
    }

    /**
     * Returns the position after which a reconnecting listener continues.
     *
     * @param last the header {@code Last-Event-ID}, null for a new listener
     * @throws ProblemException 400 when this stream has not issued the id
     */
    public static @Nullable StreamPosition parsePosition(@Nullable String last) {
        return last == null || last.isBlank()
                ? null
                : StreamPosition.parse(last)
                        .orElseThrow(() ->
                                ProblemException.badParameter("Last-Event-ID", "is not one that this stream gave"));
    }

    /** Makes a named event; its id is the position from which a listener can continue, null for none. */
    public static OutboundSseEvent event(Sse sse, String name, @Nullable StreamPosition position, String json) {
        OutboundSseEvent.Builder event = sse.newEventBuilder()
                .name(name)
                .reconnectDelay(RECONNECT_MILLIS)
                .data(json);
        return position == null ? event.build() : event.id(position.toString()).build();
    }

    /**
     * Opens a stream.
     *
     * @throws ProblemException 503 when this replica has the maximum number of streams open
     */
    public Multi<OutboundSseEvent> open(Sse sse, Supplier<Multi<OutboundSseEvent>> changes) {
        // No failure may happen between here and the subscription, or the slot leaks.
        if (open.incrementAndGet() > config.connections()) {
            open.decrementAndGet();
            throw new ProblemException(
                    503, "TOO_MANY_STREAMS", "This replica has " + config.connections() + " streams open.");
        }
        return Multi.createBy()
                .merging()
                .streams(Multi.createFrom().deferred(changes::get), heartbeat(sse))
                .select()
                .first(config.longest())
                .onTermination()
                .invoke(open::decrementAndGet);
    }

    private Multi<OutboundSseEvent> heartbeat(Sse sse) {
        return Multi.createFrom()
                .ticks()
                .every(config.heartbeat())
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("alive").build());
    }
}
