package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ChannelEvent;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelCommandRejected;
import dev.ratiomesh.contracts.channel.ChannelEvent.CommentModerated;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.contracts.channel.Moderation;
import dev.ratiomesh.delivery.work.Backoff;
import dev.ratiomesh.fleet.access.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done with a comment. Doing it twice does no harm, so that it is tried until YouTube says yes or no.
 *
 * @param troubles failed tries in a row
 */
public record Moderating(
        String tenantId,
        String channelId,
        String commentId,
        Moderation action,
        String by,
        String commandId,
        String commandType,
        int troubles) {
    private static final Set<String> ABSENT = Set.of("commentNotFound", "notFound");

    /**
     * What came of a try.
     *
     * @param said null when it is to be tried again
     * @param done whether the comment is now as ordered
     * @param retryAt when it is to be tried again, null when it is over
     */
    public record Outcome(@Nullable ChannelEvent said, boolean done, @Nullable Instant retryAt) {}

    public Outcome after(Reply reply, Backoff pauses, Instant now) {
        if (reply instanceof Reply.Done) {
            return done(now);
        }
        if (reply instanceof Reply.Waits waits) {
            return new Outcome(null, false, waits.until());
        }
        if (reply instanceof Reply.NeedsOwner owner) {
            return rejected(ChannelRejectionCode.SCOPE_MISSING, owner.words(), now);
        }
        if (reply instanceof Reply.Refused refused) {
            return refused(refused, now);
        }
        Duration atLeast = ((Reply.Trouble) reply).atLeast();
        return new Outcome(null, false, pauses.retryAt(now, troubles, atLeast));
    }

    private Outcome refused(Reply.Refused refused, Instant now) {
        boolean absent = ABSENT.contains(refused.reason());
        if (absent && action == Moderation.DELETE) {
            return done(now);
        }
        String hint = action == Moderation.DELETE && refused.reason().equals("forbidden")
                ? " (YouTube lets only its author delete a comment; REJECT takes it away from everybody)"
                : "";
        return rejected(
                absent ? ChannelRejectionCode.COMMENT_UNKNOWN : ChannelRejectionCode.NOT_POSSIBLE_NOW,
                refused.reason() + ": " + refused.words() + hint,
                now);
    }

    private Outcome done(Instant now) {
        return new Outcome(new CommentModerated(channelId, tenantId, commentId, action, by, now), true, null);
    }

    private Outcome rejected(ChannelRejectionCode code, String detail, Instant now) {
        return new Outcome(
                new ChannelCommandRejected(
                        commentId, channelId, tenantId, commandId, commandType, code, null, detail, now),
                false,
                null);
    }
}
