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
 * An ordered moderation of a comment. Repeating it does no harm, so every failure is retried until YouTube accepts or
 * rejects it.
 *
 * @param by the person who ordered it
 * @param failures consecutive failed attempts
 */
public record ModerationOrder(
        String tenantId,
        String channelId,
        String commentId,
        Moderation action,
        String by,
        String commandId,
        String commandType,
        int failures) {
    /** YouTube's reason codes for a comment that does not exist. */
    private static final Set<String> ABSENT = Set.of("commentNotFound", "notFound");

    /**
     * The outcome of one attempt.
     *
     * @param event to be published, null when the attempt is retried
     * @param done true when the comment is now as ordered
     * @param retryAt time of the next attempt, null when the order is closed
     */
    public record ModerationOutcome(@Nullable ChannelEvent event, boolean done, @Nullable Instant retryAt) {}

    /** Decides the outcome of an attempt from YouTube's response. */
    public ModerationOutcome decide(ApiResult result, Backoff backoff, Instant now) {
        if (result instanceof ApiResult.CallSucceeded) {
            return done(now);
        }
        if (result instanceof ApiResult.CallDeferred deferred) {
            return new ModerationOutcome(null, false, deferred.retryAt());
        }
        if (result instanceof ApiResult.ReauthorizationRequired required) {
            return rejected(ChannelRejectionCode.SCOPE_MISSING, required.message(), now);
        }
        if (result instanceof ApiResult.CallRejected rejection) {
            return rejected(rejection, now);
        }
        Duration minimumDelay = ((ApiResult.CallFailed) result).minimumDelay();
        return new ModerationOutcome(null, false, backoff.retryAt(now, failures, minimumDelay));
    }

    private ModerationOutcome rejected(ApiResult.CallRejected rejection, Instant now) {
        boolean absent = ABSENT.contains(rejection.reason());
        if (absent && action == Moderation.DELETE) {
            return done(now);
        }
        String hint = action == Moderation.DELETE && rejection.reason().equals("forbidden")
                ? " (YouTube lets only its author delete a comment; REJECT hides it from all viewers)"
                : "";
        return rejected(
                absent ? ChannelRejectionCode.COMMENT_UNKNOWN : ChannelRejectionCode.NOT_POSSIBLE_NOW,
                rejection.reason() + ": " + rejection.message() + hint,
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
