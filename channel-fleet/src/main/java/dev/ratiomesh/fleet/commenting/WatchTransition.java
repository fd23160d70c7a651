package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ChannelEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step of looking led to.
 *
 * @param dueAt when the video is due again, null for never
 * @param continues whether there is more to read at once, quota of the look permitting
 */
public record WatchTransition(CommentWatch watch, List<ChannelEvent> events, @Nullable Instant dueAt, boolean continues) {
    public WatchTransition {
        events = List.copyOf(events);
    }
}
