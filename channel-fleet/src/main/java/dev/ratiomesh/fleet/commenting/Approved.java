package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ReplyView;
import org.jspecify.annotations.Nullable;

/** Words that a person has approved as a channel's answer to a comment; it never changes. */
public record Approved(
        String replyId,
        String tenantId,
        String channelId,
        String videoId,
        String commentId,
        String text,
        String approvalId,
        String approvedBy) {

    ReplyView view(@Nullable String postedId) {
        return new ReplyView(replyId, channelId, tenantId, videoId, commentId, approvalId, postedId);
    }
}
