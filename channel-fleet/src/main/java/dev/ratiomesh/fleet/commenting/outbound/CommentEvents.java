package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelEvent;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.store.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Publishes the events about a channel's comments. */
@ApplicationScoped
class CommentEvents {
    private final Outbox outbox;

    CommentEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Appends the events in the transaction of the session; changed rows are flushed first. */
    Uni<Void> append(Mutiny.Session session, String channelId, List<? extends ChannelEvent> events) {
        return session.flush()
                .chain(() -> outbox.append(
                        session,
                        events.stream()
                                .map(event ->
                                        new OutgoingEvent(Topic.CHANNEL_EVENTS, channelId, event.tenantId(), event))
                                .toList()));
    }
}
