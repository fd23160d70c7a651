package dev.ratiomesh.sandbox.comments;

import dev.ratiomesh.sandbox.youtube.YouTubeCaller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds the current state of a comment. One line of the journal; a later line of the same id replaces it.
 *
 * @param number position in the order of writing, from 1
 * @param parentId the thread of a reply, or null for a comment that begins a thread
 * @param channelId the channel of the video
 * @param posted tells whether the comment came through the API and not from a simulated viewer
 * @param canReply tells whether its thread takes replies
 */
record StoredComment(
        long number,
        String id,
        @Nullable String parentId,
        String videoId,
        String channelId,
        Author author,
        String text,
        Instant publishedAt,
        CommentVisibility visibility,
        boolean posted,
        boolean canReply,
        boolean deleted) {

    /** Names the channel that wrote the comment. */
    record Author(String channelId, String name) {}

    boolean isReply() {
        return parentId != null;
    }

    /** Tells whether a caller sees the comment: all see published ones, the author also a held one. */
    boolean isSeenBy(YouTubeCaller caller) {
        return !deleted
                && (visibility == CommentVisibility.PUBLISHED
                        || (visibility == CommentVisibility.HELD && caller.is(author.channelId())));
    }

    StoredComment withVisibility(CommentVisibility newVisibility) {
        return new StoredComment(
                number,
                id,
                parentId,
                videoId,
                channelId,
                author,
                text,
                publishedAt,
                newVisibility,
                posted,
                canReply,
                deleted);
    }

    StoredComment asDeleted() {
        return new StoredComment(
                number,
                id,
                parentId,
                videoId,
                channelId,
                author,
                text,
                publishedAt,
                visibility,
                posted,
                canReply,
                true);
    }
}
