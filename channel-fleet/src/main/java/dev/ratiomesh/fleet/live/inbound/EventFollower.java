package dev.ratiomesh.fleet.live.inbound;

import dev.ratiomesh.delivery.http.StreamPosition;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.live.StreamedEvent;
import dev.ratiomesh.fleet.live.outbound.OutboxEventReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Follows the published events from a position on, for one listener. */
@ApplicationScoped
class EventFollower {
    /**
     * The event that marks the start position, so that a listener that is cut off before the first event misses
     * nothing.
     */
    static final String BEGIN = "begin";

    /**
     * The event that marks the start for a listener whose position is no longer retained: it has missed events and has to
     * read the lists again.
     */
    static final String RESET = "reset";

    private static final int MAX_EVENTS_PER_POLL = 200;

    private final OutboxEventReader events;
    private final Duration pollInterval;

    EventFollower(OutboxEventReader events, FleetConfig config) {
        this.events = events;
        this.pollInterval = config.stream().pollInterval();
    }

    /**
     * Streams the events visible to a tenant.
     *
     * @param last the last event the listener has seen, null to start with the events from now on
     * @param tenant null for all tenants
     */
    Multi<StreamedEvent> eventsAfter(@Nullable StreamPosition last, @Nullable String tenant) {
        return openBacklog(last, tenant).onItem().transformToMulti(backlog -> Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().iterable(backlog.events()),
                        follow(backlog.position()).filter(event -> event.visibleTo(tenant))));
    }

    /**
     * The start of a stream.
     *
     * @param position the position from which the stream follows the outbox
     * @param events sent first: {@code begin} or {@code reset}, or none when the listener continues at its position
     */
    private record EventBacklog(StreamPosition position, List<StreamedEvent> events) {}

    private Uni<EventBacklog> openBacklog(@Nullable StreamPosition last, @Nullable String tenant) {
        if (last == null) {
            return startMarker(BEGIN, tenant);
        }
        return events.isRetained(last)
                .chain(retained -> retained
                        ? Uni.createFrom().item(new EventBacklog(last, List.of()))
                        : startMarker(RESET, tenant));
    }

    private Uni<EventBacklog> startMarker(String type, @Nullable String tenant) {
        return events.lastPosition()
                .map(position -> new EventBacklog(position, List.of(new StreamedEvent(position, type, tenant, "{}"))));
    }

    private Multi<StreamedEvent> follow(StreamPosition start) {
        AtomicReference<StreamPosition> position = new AtomicReference<>(start);
        return Multi.createFrom()
                .ticks()
                .every(pollInterval)
                .onOverflow()
                .drop()
                .onItem()
                .transformToMultiAndConcatenate(tick -> next(position));
    }

    private Multi<StreamedEvent> next(AtomicReference<StreamPosition> position) {
        return events.readAfter(Objects.requireNonNull(position.get()), MAX_EVENTS_PER_POLL)
                .invoke(found -> advance(position, found))
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found));
    }

    private static void advance(AtomicReference<StreamPosition> position, List<StreamedEvent> found) {
        if (!found.isEmpty()) {
            position.set(found.get(found.size() - 1).position());
        }
    }
}
