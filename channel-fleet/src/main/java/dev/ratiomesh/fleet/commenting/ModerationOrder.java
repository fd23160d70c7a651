package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ChannelEvent;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelCommandRejected;
import dev.ratiomesh.contracts.channel.ChannelEvent.CommentModerated;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.contracts.channel.Moderation;
import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.fleet.access.api.ApiResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done with a comment. Doing it twice does no harm, so that it is tried until YouTube says yes or no.
 *
 * @param troubles failed tries in a row
 */
public record ModerationOrder(
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
    public record ModerationOutcome(@Nullable ChannelEvent said, boolean done, @Nullable Instant retryAt) {}

    public ModerationOutcome after(ApiResult reply, Backoff pauses, Instant now) {
        if (reply instanceof ApiResult.CallSucceeded) {
            return done(now);
        }
        if (reply instanceof ApiResult.CallDeferred waits) {
            return new ModerationOutcome(null, false, waits.retryAt());
        }
        if (reply instanceof ApiResult.ReauthorizationRequired owner) {
            return rejected(ChannelRejectionCode.SCOPE_MISSING, owner.message(), now);
        }
        if (reply instanceof ApiResult.CallRejected refused) {
            return refused(refused, now);
        }
        Duration atLeast = ((ApiResult.CallFailed) reply).minimumDelay();
        return new ModerationOutcome(null, false, pauses.retryAt(now, troubles, atLeast));
    }

    private ModerationOutcome refused(ApiResult.CallRejected refused, Instant now) {
        boolean absent = ABSENT.contains(refused.reason());
        if (absent && action == Moderation.DELETE) {
            return done(now);
        }
        String hint = action == Moderation.DELETE && refused.reason().equals("forbidden")
                ? " (YouTube lets only its author delete a comment; REJECT takes it away from everybody)"
                : "";
        return rejected(
                absent ? ChannelRejectionCode.COMMENT_UNKNOWN : ChannelRejectionCode.NOT_POSSIBLE_NOW,
                refused.reason() + ": " + refused.message() + hint,
                now);
    }

    private ModerationOutcome done(Instant now) {
        return new ModerationOutcome(new CommentModerated(channelId, tenantId, commentId, action, by, now), true, null);
    }

    private ModerationOutcome rejected(ChannelRejectionCode code, String detail, Instant now) {
        return new ModerationOutcome(
                new ChannelCommandRejected(
                        commentId, channelId, tenantId, commandId, commandType, code, null, detail, now),
                false,
                null);
    }
}
