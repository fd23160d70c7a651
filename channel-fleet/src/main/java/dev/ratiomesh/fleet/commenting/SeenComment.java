package dev.ratiomesh.fleet.commenting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment as YouTube shows it.
 *
 * @param parentId the top of its thread, null when it is that
 * @param channelId the channel of the video
 * @param authorChannelId null when YouTube does not say
 * @param text plain
 */
public record SeenComment(
        String id,
        @Nullable String parentId,
        String channelId,
        @Nullable String authorChannelId,
        String authorName,
        String text,
        long likes,
        Instant publishedAt) {

    /** Whether the channel wrote it under its own video. */
    public boolean isOwn() {
        return channelId.equals(authorChannelId);
    }

    /** The same under another parent; YouTube leaves it out here and there. */
    public SeenComment under(String parent, String channel) {
        return new SeenComment(id, parent, channel, authorChannelId, authorName, text, likes, publishedAt);
    }
}
