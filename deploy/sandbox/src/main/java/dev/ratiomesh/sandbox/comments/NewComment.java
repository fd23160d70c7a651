package dev.ratiomesh.sandbox.comments;

import org.jspecify.annotations.Nullable;

/** A comment to be; see {@link Comment}. A null id lets one be made up. */
record NewComment(
        @Nullable String id,
        @Nullable String parentId,
        String videoId,
        String channelId,
        Comment.Author author,
        String text,
        CommentVisibility visibility,
        boolean posted,
        boolean canReply) {}
