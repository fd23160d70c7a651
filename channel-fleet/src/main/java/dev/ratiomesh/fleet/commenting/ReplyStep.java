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
public record ReplyStep(OwnReply next, List<ChannelEvent> events, @Nullable Instant dueAt) {
    public ReplyStep {
        events = List.copyOf(events);
    }

    static ReplyStep on(OwnReply next, Instant dueAt) {
        return new ReplyStep(next, List.of(), dueAt);
    }

    static ReplyStep over(OwnReply next, ChannelEvent said) {
        return new ReplyStep(next, List.of(said), null);
    }
}
