package dev.ratiomesh.delivery.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The open streams of one endpoint: so many at most, kept alive by a heartbeat, each ended after a while. */
public final class SseStreams {
    private static final long RECONNECT_MILLIS = 2000;

    private final StreamConfig config;
    private final AtomicInteger open = new AtomicInteger();

    /** @param gauge the meter that says how many are open */
    public SseStreams(StreamConfig config, MeterRegistry meters, String gauge) {
        meters.gauge(gauge, open);
        this.config = config;
    }

    /**
     * Where the listener was.
     *
     * @param last the header {@code Last-Event-ID}; null at the beginning
     * @throws ProblemException 400 when it is not one of ours
     */
    public static @Nullable StreamPosition parsePosition(@Nullable String last) {
        return last == null || last.isBlank()
                ? null
                : StreamPosition.parse(last)
                        .orElseThrow(() ->
                                ProblemException.badParameter("Last-Event-ID", "is not one that this stream gave"));
    }

    /** An event under its name; with an id where the listener can go on from. */
    public static OutboundSseEvent event(Sse sse, String name, @Nullable StreamPosition position, String json) {
        OutboundSseEvent.Builder event = sse.newEventBuilder()
                .name(name)
                .reconnectDelay(RECONNECT_MILLIS)
                .data(json);
        return position == null ? event.build() : event.id(position.toString()).build();
    }

    /**
     * Opens one more.
     *
     * @throws ProblemException 503 when there are too many
     */
    public Multi<OutboundSseEvent> open(Sse sse, Supplier<Multi<OutboundSseEvent>> changes) {
        // Nothing may fail between here and the subscription, or the place is lost.
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
