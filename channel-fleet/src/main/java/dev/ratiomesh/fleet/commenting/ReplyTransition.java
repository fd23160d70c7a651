package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ChannelEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next state of a reply, and what is said of it.
 *
 * @param dueAt when there is something to do for it again, null for never
 */
public record ReplyTransition(Reply next, List<ChannelEvent> events, @Nullable Instant dueAt) {
    public ReplyTransition {
        events = List.copyOf(events);
    }

    static ReplyTransition scheduled(Reply next, Instant dueAt) {
        return new ReplyTransition(next, List.of(), dueAt);
    }

    static ReplyTransition ended(Reply next, ChannelEvent said) {
        return new ReplyTransition(next, List.of(said), null);
    }
}
