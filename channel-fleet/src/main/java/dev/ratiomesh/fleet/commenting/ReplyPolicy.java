package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ChannelEvent.ReplyFailed;
import dev.ratiomesh.contracts.channel.ChannelEvent.ReplyHeld;
import dev.ratiomesh.contracts.channel.ChannelEvent.ReplyPosted;
import dev.ratiomesh.contracts.channel.ReplyFailureCode;
import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.commenting.Reply.HeldForReview;
import dev.ratiomesh.fleet.commenting.Reply.InDoubt;
import dev.ratiomesh.fleet.commenting.Reply.NotPosted;
import dev.ratiomesh.fleet.commenting.Reply.Posted;
import dev.ratiomesh.fleet.commenting.Reply.Verifying;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides the next state of a reply from YouTube's responses. No decision sends a reply in doubt a second time. */
public record ReplyPolicy(ReplyTimeouts timeouts) {
    private static final Map<String, ReplyFailureCode> FAILURE_CODES = Map.ofEntries(
            Map.entry("commentsDisabled", ReplyFailureCode.COMMENTS_DISABLED),
            Map.entry("parentCommentNotFound", ReplyFailureCode.COMMENT_GONE),
            Map.entry("commentNotFound", ReplyFailureCode.COMMENT_GONE),
            Map.entry("commentThreadNotFound", ReplyFailureCode.COMMENT_GONE),
            Map.entry("videoNotFound", ReplyFailureCode.COMMENT_GONE),
            Map.entry("operationNotSupported", ReplyFailureCode.CANNOT_REPLY),
            Map.entry("parentCommentIsPrivate", ReplyFailureCode.CANNOT_REPLY),
            Map.entry("insufficientPermissions", ReplyFailureCode.NEEDS_OWNER));

    /**
     * The delays and limits of replies.
     *
     * @param absenceDelay time after an unanswered request before an unsuccessful lookup proves absence
     * @param lookupBackoff delays between lookups and between public reads
     * @param maxReads public reads without the reply after which it counts as held, 1 or more
     * @param failureBackoff delays after failures
     */
    public record ReplyTimeouts(Duration absenceDelay, Backoff lookupBackoff, int maxReads, Backoff failureBackoff) {
        public ReplyTimeouts {
            if (maxReads < 1 || absenceDelay.isNegative()) {
                throw new IllegalArgumentException("maxReads must be 1 or more, absenceDelay not negative");
            }
        }
    }

    /**
     * Decides after the request to post.
     *
     * @param postedId YouTube's id in the response, null when the response has no readable id
     */
    public ReplyTransition onSendResult(InDoubt inDoubt, ApiResult result, @Nullable String postedId, Instant now) {
        if (result instanceof ApiResult.CallSucceeded) {
            return postedId == null
                    ? scheduleLookup(inDoubt, now)
                    : ReplyTransition.scheduled(inDoubt.postedAs(postedId), now);
        }
        if (result instanceof ApiResult.CallDeferred deferred) {
            return ReplyTransition.scheduled(inDoubt.requeue(0), deferred.retryAt());
        }
        if (result instanceof ApiResult.ReauthorizationRequired required) {
            return failed(inDoubt.fail(ReplyFailureCode.NEEDS_OWNER, required.message()), now);
        }
        if (result instanceof ApiResult.CallRejected rejection) {
            return failed(notPosted(inDoubt, rejection), now);
        }
        ApiResult.CallFailed failure = (ApiResult.CallFailed) result;
        return failure.mayHaveTakenEffect()
                ? scheduleLookup(inDoubt, now)
                : ReplyTransition.scheduled(
                        inDoubt.requeue(1),
                        timeouts.failureBackoff().retryAt(now, inDoubt.failures(), failure.minimumDelay()));
    }

    /** Decides after a lookup that started at {@code lookupStartedAt}. Only a start after the delay proves absence. */
    public ReplyTransition onLookup(InDoubt inDoubt, ReplyLookup lookup, Instant lookupStartedAt, Instant now) {
        if (lookup instanceof ReplyLookup.ReplyFound found) {
            return ReplyTransition.scheduled(inDoubt.postedAs(found.postedId()), now);
        }
        if (lookup instanceof ReplyLookup.LookupUnclear unclear) {
            return onUnclearLookup(inDoubt, unclear.result(), now);
        }
        boolean absenceProven = lookupStartedAt.isAfter(inDoubt.sentAt().plus(timeouts.absenceDelay()));
        String detail =
                "The reply was sent at " + inDoubt.sentAt() + " without a response and is not among the comment's"
                        + " replies. It is not sent again, because a reply held for review is visible to no viewer.";
        return absenceProven
                ? failed(inDoubt.fail(ReplyFailureCode.OUTCOME_UNKNOWN, detail), now)
                : scheduleLookup(inDoubt, now);
    }

    /** Decides after a public read of a posted reply. */
    public ReplyTransition onReadBack(Verifying verifying, boolean seen, Instant now) {
        if (seen) {
            Posted posted = new Posted(verifying.approved(), verifying.postedId());
            return ReplyTransition.ended(
                    posted, new ReplyPosted(verifying.approved().view(verifying.postedId()), now));
        }
        Verifying unseen = verifying.readUnseen();
        if (unseen.reads() < timeouts.maxReads()) {
            return ReplyTransition.scheduled(
                    unseen, now.plus(timeouts.lookupBackoff().delay(verifying.reads())));
        }
        HeldForReview held = new HeldForReview(verifying.approved(), verifying.postedId());
        return ReplyTransition.ended(held, new ReplyHeld(verifying.approved().view(verifying.postedId()), now));
    }

    /** Decides after a public read that failed, which says nothing about the reply. */
    public ReplyTransition onReadBackFailed(Verifying verifying, ApiResult result, Instant now) {
        Instant dueAt = result instanceof ApiResult.CallDeferred deferred
                ? deferred.retryAt()
                : now.plus(timeouts.failureBackoff().max());
        return ReplyTransition.scheduled(verifying, dueAt);
    }

    private ReplyTransition onUnclearLookup(InDoubt inDoubt, ApiResult result, Instant now) {
        if (result instanceof ApiResult.CallDeferred deferred) {
            return ReplyTransition.scheduled(inDoubt, deferred.retryAt());
        }
        if (result instanceof ApiResult.CallRejected rejection
                && FAILURE_CODES.get(rejection.reason()) == ReplyFailureCode.COMMENT_GONE) {
            return failed(notPosted(inDoubt, rejection), now);
        }
        Instant dueAt = timeouts.failureBackoff().retryAt(now, inDoubt.lookups(), Duration.ZERO);
        return ReplyTransition.scheduled(inDoubt.lookedUp(), dueAt);
    }

    private ReplyTransition scheduleLookup(InDoubt inDoubt, Instant now) {
        return ReplyTransition.scheduled(
                inDoubt.lookedUp(), now.plus(timeouts.lookupBackoff().delay(inDoubt.lookups())));
    }

    private static NotPosted notPosted(InDoubt inDoubt, ApiResult.CallRejected rejection) {
        ReplyFailureCode code = FAILURE_CODES.getOrDefault(rejection.reason(), ReplyFailureCode.REFUSED);
        return inDoubt.fail(code, rejection.reason() + ": " + rejection.message());
    }

    private static ReplyTransition failed(NotPosted failed, Instant now) {
        return ReplyTransition.ended(
                failed, new ReplyFailed(failed.approved().view(null), failed.code(), failed.detail(), now));
    }
}
