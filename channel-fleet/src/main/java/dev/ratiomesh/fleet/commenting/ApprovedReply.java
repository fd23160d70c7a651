package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ChannelCommand.PostReply;
import dev.ratiomesh.contracts.channel.ReplyView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A reply text that a named person approved as a channel's answer to a comment. An approval covers one reply. */
public record ApprovedReply(
        String replyId,
        String tenantId,
        String channelId,
        String videoId,
        String commentId,
        String text,
        String approvalId,
        String approvedBy) {

    /** Makes the reply of a command that {@link ReplyRules} accepted, so that its approval is present. */
    public static ApprovedReply of(PostReply command) {
        return new ApprovedReply(
                command.replyId(),
                command.tenantId(),
                command.channelId(),
                command.videoId(),
                command.commentId(),
                command.text(),
                Objects.requireNonNull(command.approvalId()),
                Objects.requireNonNull(command.approvedBy()));
    }

    /** @param postedId YouTube's id of the posted reply, null while it is unknown */
    ReplyView view(@Nullable String postedId) {
        return new ReplyView(replyId, channelId, tenantId, videoId, commentId, approvalId, postedId);
    }
}
