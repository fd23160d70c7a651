package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ChannelCommand.PostReply;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.fleet.CommandRejection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Whether words may go out as a channel's answer. Each rule is a refusal or nothing; the first refusal counts. */
public final class ReplyRules {
    private static final int LONGEST_ID = 200;

    private static final List<BiFunction<PostReply, ReplyFacts, Optional<CommandRejection>>> RULES = List.of(
            (reply, facts) -> approved(reply),
            (reply, facts) -> worded(reply),
            (reply, facts) -> named(reply),
            ReplyRules::channel,
            ReplyRules::fresh,
            ReplyRules::comment);

    private ReplyRules() {}

    /** A comment as it is known here. */
    public record KnownComment(String channelId, String videoId, @Nullable String parentId) {}

    /**
     * What is known when the command comes.
     *
     * @param mayComment whether the channel's owner granted it; null: no such channel of the tenant
     * @param comment null: it was never seen here, or deleted since
     */
    public record ReplyFacts(
            @Nullable Boolean mayComment,
            boolean idUsed,
            boolean approvalUsed,
            boolean textUsed,
            @Nullable KnownComment comment) {}

    public static Optional<CommandRejection> judge(PostReply reply, ReplyFacts facts) {
        return RULES.stream().flatMap(rule -> rule.apply(reply, facts).stream()).findFirst();
    }

    /** What can be told from the command alone. */
    public static Optional<CommandRejection> judge(PostReply reply) {
        return approved(reply).or(() -> worded(reply)).or(() -> named(reply));
    }

    private static Optional<CommandRejection> approved(PostReply reply) {
        if (isBlank(reply.approvalId())) {
            return refuse(ChannelRejectionCode.APPROVAL_MISSING, "approvalId", "words go out only with an approval");
        }
        return isBlank(reply.approvedBy())
                ? refuse(ChannelRejectionCode.APPROVAL_MISSING, "approvedBy", "an approval is a named person's")
                : Optional.empty();
    }

    private static Optional<CommandRejection> worded(PostReply reply) {
        if (reply.text().isBlank()) {
            return refuse(ChannelRejectionCode.TEXT_INVALID, "text", "is empty");
        }
        if (reply.text().length() > ReplyText.MOST) {
            String detail = "has " + reply.text().length() + " characters, at most " + ReplyText.MOST;
            return refuse(ChannelRejectionCode.TEXT_INVALID, "text", detail);
        }
        return reply.text().indexOf(0) >= 0
                ? refuse(ChannelRejectionCode.TEXT_INVALID, "text", "holds the sign NUL")
                : Optional.empty();
    }

    private static Optional<CommandRejection> named(PostReply reply) {
        boolean bad = isBlank(reply.replyId()) || reply.replyId().length() > LONGEST_ID;
        return bad
                ? refuse(
                        ChannelRejectionCode.NOT_POSSIBLE_NOW,
                        "replyId",
                        "must have 1 to " + LONGEST_ID + " characters")
                : Optional.empty();
    }

    private static Optional<CommandRejection> channel(PostReply reply, ReplyFacts facts) {
        if (facts.mayComment() == null) {
            return refuse(
                    ChannelRejectionCode.CHANNEL_UNKNOWN, "channelId", "there is no channel " + reply.channelId());
        }
        return facts.mayComment()
                ? Optional.empty()
                : refuse(ChannelRejectionCode.SCOPE_MISSING, "channelId", "its owner has not granted writing comments");
    }

    private static Optional<CommandRejection> fresh(PostReply reply, ReplyFacts facts) {
        if (facts.idUsed()) {
            return refuse(ChannelRejectionCode.ALREADY_EXISTS, "replyId", reply.replyId() + " was used before");
        }
        if (facts.approvalUsed()) {
            return refuse(
                    ChannelRejectionCode.APPROVAL_USED, "approvalId", reply.approvalId() + " has paid for a reply");
        }
        return facts.textUsed()
                ? refuse(
                        ChannelRejectionCode.ALREADY_EXISTS,
                        "text",
                        "the channel has said these words in this thread, or may have")
                : Optional.empty();
    }

    private static Optional<CommandRejection> comment(PostReply reply, ReplyFacts facts) {
        KnownComment known = facts.comment();
        if (known == null || !known.channelId().equals(reply.channelId())) {
            return refuse(
                    ChannelRejectionCode.COMMENT_UNKNOWN,
                    "commentId",
                    "no comment " + reply.commentId() + " on the channel's watched videos");
        }
        if (known.parentId() != null) {
            return refuse(
                    ChannelRejectionCode.NOT_A_THREAD,
                    "commentId",
                    "is a reply itself; the top of its thread is " + known.parentId());
        }
        return known.videoId().equals(reply.videoId())
                ? Optional.empty()
                : refuse(ChannelRejectionCode.VIDEO_UNKNOWN, "videoId", "the comment is under " + known.videoId());
    }

    private static Optional<CommandRejection> refuse(ChannelRejectionCode code, String field, String detail) {
        return Optional.of(new CommandRejection(code, field, detail));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
