package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ChannelEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next state of a watched video, with its events and its schedule.
 *
 * @param dueAt time of the next poll, null for never
 * @param continues true when the next page is read at once, within the limits of the poll
 */
public record WatchTransition(
        CommentWatch watch, List<ChannelEvent> events, @Nullable Instant dueAt, boolean continues) {
    public WatchTransition {
        events = List.copyOf(events);
    }
}
