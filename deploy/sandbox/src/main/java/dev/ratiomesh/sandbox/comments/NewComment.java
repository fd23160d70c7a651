package dev.ratiomesh.sandbox.comments;

import org.jspecify.annotations.Nullable;

/** Holds the content of a comment to be written; see {@link StoredComment}. With a null id a new id is made. */
record NewComment(
        @Nullable String id,
        @Nullable String parentId,
        String videoId,
        String channelId,
        StoredComment.Author author,
        String text,
        CommentVisibility visibility,
        boolean posted,
        boolean canReply) {}
