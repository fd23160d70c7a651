package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ChannelEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next state of a reply, with its events and its schedule.
 *
 * @param dueAt time of the next action, null when the reply is closed
 */
public record ReplyTransition(Reply next, List<ChannelEvent> events, @Nullable Instant dueAt) {
    public ReplyTransition {
        events = List.copyOf(events);
    }

    static ReplyTransition scheduled(Reply next, Instant dueAt) {
        return new ReplyTransition(next, List.of(), dueAt);
    }

    static ReplyTransition ended(Reply next, ChannelEvent event) {
        return new ReplyTransition(next, List.of(event), null);
    }
}
