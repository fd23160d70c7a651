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

/** Follows what is said from a position on, for one listener. */
@ApplicationScoped
class EventFollower {
    /** Where the stream begins, so that a listener that is cut off before the first news misses nothing. */
    static final String BEGIN = "begin";

    /** The same for a listener whose place is no longer kept: it has missed something, and reads the lists anew. */
    static final String RESET = "reset";

    private static final int AT_ONCE = 200;

    private final OutboxEventReader events;
    private final Duration every;

    EventFollower(OutboxEventReader events, FleetConfig config) {
        this.events = events;
        this.every = config.stream().pollInterval();
    }

    /** @param last null: begins with what is said from now on */
    Multi<StreamedEvent> from(@Nullable StreamPosition last, @Nullable String tenant) {
        return begin(last, tenant).onItem().transformToMulti(start -> Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().iterable(start.first()),
                        follow(start.position()).filter(said -> said.visibleTo(tenant))));
    }

    private record EventBacklog(StreamPosition position, List<StreamedEvent> first) {}

    private Uni<EventBacklog> begin(@Nullable StreamPosition last, @Nullable String tenant) {
        if (last == null) {
            return now(BEGIN, tenant);
        }
        return events.isRetained(last)
                .chain(kept -> kept ? Uni.createFrom().item(new EventBacklog(last, List.of())) : now(RESET, tenant));
    }

    private Uni<EventBacklog> now(String word, @Nullable String tenant) {
        return events.last().map(now -> new EventBacklog(now, List.of(new StreamedEvent(now, word, tenant, "{}"))));
    }

    private Multi<StreamedEvent> follow(StreamPosition start) {
        AtomicReference<StreamPosition> position = new AtomicReference<>(start);
        return Multi.createFrom()
                .ticks()
                .every(every)
                .onOverflow()
                .drop()
                .onItem()
                .transformToMultiAndConcatenate(tick -> next(position));
    }

    private Multi<StreamedEvent> next(AtomicReference<StreamPosition> position) {
        return events.after(Objects.requireNonNull(position.get()), AT_ONCE)
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
