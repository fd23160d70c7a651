package dev.ratiomesh.contracts.channel;

import org.jspecify.annotations.Nullable;

/**
 * A reply of a channel to a comment on its video; events about replies carry the whole of it.
 *
 * @param commentId the comment it answers, at the top of its thread
 * @param approvalId the record of the approval it went out with
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
