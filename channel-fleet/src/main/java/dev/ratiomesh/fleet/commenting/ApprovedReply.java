package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ChannelCommand.PostReply;
import dev.ratiomesh.contracts.channel.ReplyView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Words that a person has approved as a channel's answer to a comment; it never changes. */
public record ApprovedReply(
        String replyId,
        String tenantId,
        String channelId,
        String videoId,
        String commentId,
        String text,
        String approvalId,
        String approvedBy) {

    /** Of a command that {@link ReplyRules} let pass. */
    public static ApprovedReply of(PostReply reply) {
        return new ApprovedReply(
                reply.replyId(),
                reply.tenantId(),
                reply.channelId(),
                reply.videoId(),
                reply.commentId(),
                reply.text(),
                Objects.requireNonNull(reply.approvalId()),
                Objects.requireNonNull(reply.approvedBy()));
    }

    ReplyView view(@Nullable String postedId) {
        return new ReplyView(replyId, channelId, tenantId, videoId, commentId, approvalId, postedId);
    }
}
