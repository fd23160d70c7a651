package dev.ratiomesh.sandbox.comments;

import dev.ratiomesh.sandbox.youtube.YouTubeCaller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment as it is now. One line of the journal; a later line of the same id replaces it.
 *
 * @param number in the order of writing, from 1
 * @param parentId the thread it replies to; null: it begins one
 * @param channelId the channel of the video
 * @param posted through the API, not by a made-up viewer
 * @param canReply whether its thread takes replies
 */
record Comment(
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

    /** Who wrote it. */
    record Author(String channelId, String name) {}

    boolean isReply() {
        return parentId != null;
    }

    /** Everybody sees what is published; its author also what is held. */
    boolean isSeenBy(YouTubeCaller caller) {
        return !deleted
                && (visibility == CommentVisibility.PUBLISHED
                        || (visibility == CommentVisibility.HELD && caller.is(author.channelId())));
    }

    Comment moderated(CommentVisibility other) {
        return new Comment(
                number, id, parentId, videoId, channelId, author, text, publishedAt, other, posted, canReply, deleted);
    }

    Comment gone() {
        return new Comment(
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
