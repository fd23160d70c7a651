package dev.ratiomesh.contracts.channel;

import org.jspecify.annotations.Nullable;

/**
 * A reply of a channel to a comment on its video; every event about a reply carries the whole view.
 *
 * @param commentId the top-level comment that the reply answers
 * @param approvalId record of the approval of the text
 * @param postedId YouTube's id of the reply, null until it is posted
 */
public record ReplyView(
        String replyId,
        String channelId,
        String tenantId,
        String videoId,
        String commentId,
        String approvalId,
        @Nullable String postedId) {}
