package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ChannelCommand.PostReply;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.fleet.CommandRejection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Checks that a reply may be posted in a channel's name. Each rule rejects or accepts; the first rejection counts. */
public final class ReplyRules {
    private static final int MAX_ID_LENGTH = 200;

    private static final List<BiFunction<PostReply, ReplyFacts, Optional<CommandRejection>>> RULES = List.of(
            (reply, facts) -> checkApproval(reply),
            (reply, facts) -> checkText(reply),
            (reply, facts) -> checkReplyId(reply),
            ReplyRules::checkChannel,
            ReplyRules::checkUnused,
            ReplyRules::checkComment);

    private ReplyRules() {}

    /** A stored comment. */
    public record KnownComment(String channelId, String videoId, @Nullable String parentId) {}

    /**
     * The stored facts that the rules check.
     *
     * @param idUsed whether another command has used the reply's id; likewise {@code approvalUsed}
     * @param textUsed whether the channel has posted this text in this thread, or may have
     * @param mayComment true when the channel's grant allows comments; null when the tenant has no such channel
     * @param comment null when the comment was never read, or was deleted since
     */
    public record ReplyFacts(
            @Nullable Boolean mayComment,
            boolean idUsed,
            boolean approvalUsed,
            boolean textUsed,
            @Nullable KnownComment comment) {}

    /** Checks the command with the stored facts. */
    public static Optional<CommandRejection> validate(PostReply reply, ReplyFacts facts) {
        return RULES.stream().flatMap(rule -> rule.apply(reply, facts).stream()).findFirst();
    }

    /** Checks the command alone, without stored facts. */
    public static Optional<CommandRejection> validate(PostReply reply) {
        return checkApproval(reply).or(() -> checkText(reply)).or(() -> checkReplyId(reply));
    }

    private static Optional<CommandRejection> checkApproval(PostReply reply) {
        if (isBlank(reply.approvalId())) {
            return reject(ChannelRejectionCode.APPROVAL_MISSING, "approvalId", "a reply needs an approval");
        }
        return isBlank(reply.approvedBy())
                ? reject(ChannelRejectionCode.APPROVAL_MISSING, "approvedBy", "an approval needs the name of a person")
                : Optional.empty();
    }

    private static Optional<CommandRejection> checkText(PostReply reply) {
        if (reply.text().isBlank()) {
            return reject(ChannelRejectionCode.TEXT_INVALID, "text", "is empty");
        }
        if (reply.text().length() > ReplyText.MAX_LENGTH) {
            String detail = "has " + reply.text().length() + " characters, at most " + ReplyText.MAX_LENGTH;
            return reject(ChannelRejectionCode.TEXT_INVALID, "text", detail);
        }
        return reply.text().indexOf(0) >= 0
                ? reject(ChannelRejectionCode.TEXT_INVALID, "text", "contains the character NUL")
                : Optional.empty();
    }

    private static Optional<CommandRejection> checkReplyId(PostReply reply) {
        boolean invalid = isBlank(reply.replyId()) || reply.replyId().length() > MAX_ID_LENGTH;
        return invalid
                ? reject(
                        ChannelRejectionCode.NOT_POSSIBLE_NOW,
                        "replyId",
                        "must have 1 to " + MAX_ID_LENGTH + " characters")
                : Optional.empty();
    }

    private static Optional<CommandRejection> checkChannel(PostReply reply, ReplyFacts facts) {
        if (facts.mayComment() == null) {
            return reject(
                    ChannelRejectionCode.CHANNEL_UNKNOWN, "channelId", "there is no channel " + reply.channelId());
        }
        return facts.mayComment()
                ? Optional.empty()
                : reject(
                        ChannelRejectionCode.SCOPE_MISSING,
                        "channelId",
                        "the channel's owner has not granted writing comments");
    }

    private static Optional<CommandRejection> checkUnused(PostReply reply, ReplyFacts facts) {
        if (facts.idUsed()) {
            return reject(ChannelRejectionCode.ALREADY_EXISTS, "replyId", reply.replyId() + " was used before");
        }
        if (facts.approvalUsed()) {
            return reject(
                    ChannelRejectionCode.APPROVAL_USED,
                    "approvalId",
                    reply.approvalId() + " was used for another reply");
        }
        return facts.textUsed()
                ? reject(
                        ChannelRejectionCode.ALREADY_EXISTS,
                        "text",
                        "the channel has posted this text in this thread, or may have")
                : Optional.empty();
    }

    private static Optional<CommandRejection> checkComment(PostReply reply, ReplyFacts facts) {
        KnownComment comment = facts.comment();
        if (comment == null || !comment.channelId().equals(reply.channelId())) {
            return reject(
                    ChannelRejectionCode.COMMENT_UNKNOWN,
                    "commentId",
                    "no comment " + reply.commentId() + " on the channel's watched videos");
        }
        if (comment.parentId() != null) {
            return reject(
                    ChannelRejectionCode.NOT_A_THREAD,
                    "commentId",
                    "is a reply itself; the top of its thread is " + comment.parentId());
        }
        return comment.videoId().equals(reply.videoId())
                ? Optional.empty()
                : reject(
                        ChannelRejectionCode.VIDEO_UNKNOWN,
                        "videoId",
                        "the comment belongs to video " + comment.videoId());
    }

    private static Optional<CommandRejection> reject(ChannelRejectionCode code, String field, String detail) {
        return Optional.of(new CommandRejection(code, field, detail));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
