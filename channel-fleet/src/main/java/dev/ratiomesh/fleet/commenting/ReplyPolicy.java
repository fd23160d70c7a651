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

/** Decides what becomes of a reply by what YouTube answered. Nothing here ever leads to a second sending after a doubt. */
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
     * How long what is waited for.
     *
     * @param absenceDelay how long after a request without an answer "not there" is not believed
     * @param lookupBackoff pauses between looks for it
     * @param maxReads how often others must not see it until it counts as held, 1 or more
     * @param failureBackoff after trouble
     */
    public record ReplyTimeouts(Duration absenceDelay, Backoff lookupBackoff, int maxReads, Backoff failureBackoff) {
        public ReplyTimeouts {
            if (maxReads < 1 || absenceDelay.isNegative()) {
                throw new IllegalArgumentException("reads must be 1 or more and quiet not negative");
            }
        }
    }

    /**
     * YouTube has answered the sending, or has not.
     *
     * @param postedId the id in the answer, null when there is none that makes sense
     */
    public ReplyTransition onSendResult(InDoubt sending, ApiResult reply, @Nullable String postedId, Instant now) {
        if (reply instanceof ApiResult.CallSucceeded) {
            return postedId == null ? lookAgain(sending, now) : ReplyTransition.scheduled(sending.postedAs(postedId), now);
        }
        if (reply instanceof ApiResult.CallDeferred waits) {
            return ReplyTransition.scheduled(sending.requeue(0), waits.until());
        }
        if (reply instanceof ApiResult.ReauthorizationRequired owner) {
            return failed(sending.fail(ReplyFailureCode.NEEDS_OWNER, owner.message()), now);
        }
        if (reply instanceof ApiResult.CallRejected refused) {
            return failed(refused(sending, refused), now);
        }
        ApiResult.CallFailed trouble = (ApiResult.CallFailed) reply;
        return trouble.mayHaveTakenEffect()
                ? lookAgain(sending, now)
                : ReplyTransition.scheduled(
                        sending.requeue(1), timeouts.failureBackoff().retryAt(now, sending.failures(), trouble.minimumDelay()));
    }

    /** It was looked for; {@code askedAt} is when that began. */
    public ReplyTransition onLookup(InDoubt sending, ReplyLookup lookUp, Instant askedAt, Instant now) {
        if (lookUp instanceof ReplyLookup.ReplyFound found) {
            return ReplyTransition.scheduled(sending.postedAs(found.postedId()), now);
        }
        if (lookUp instanceof ReplyLookup.LookupUnclear unclear) {
            return unclear(sending, unclear.result(), now);
        }
        boolean late = askedAt.isAfter(sending.sentAt().plus(timeouts.absenceDelay()));
        String words = "It was sent at " + sending.sentAt() + " without an answer and is not among the replies of the"
                + " comment. It is not sent again, since a reply that is held back may be seen by nobody.";
        return late ? failed(sending.fail(ReplyFailureCode.OUTCOME_UNKNOWN, words), now) : lookAgain(sending, now);
    }

    /** Somebody without the owner's rights has looked. */
    public ReplyTransition onReadBack(Verifying reading, boolean seen, Instant now) {
        if (seen) {
            Posted posted = new Posted(reading.approved(), reading.postedId());
            return ReplyTransition.ended(
                    posted, new ReplyPosted(reading.approved().view(reading.postedId()), now));
        }
        Verifying again = reading.readUnseen();
        if (again.reads() < timeouts.maxReads()) {
            return ReplyTransition.scheduled(again, now.plus(timeouts.lookupBackoff().delay(reading.reads())));
        }
        HeldForReview held = new HeldForReview(reading.approved(), reading.postedId());
        return ReplyTransition.ended(held, new ReplyHeld(reading.approved().view(reading.postedId()), now));
    }

    /** Nobody could look; that says nothing about the reply. */
    public ReplyTransition onReadBackFailed(Verifying reading, ApiResult reply, Instant now) {
        Instant until = reply instanceof ApiResult.CallDeferred waits
                ? waits.until()
                : now.plus(timeouts.failureBackoff().max());
        return ReplyTransition.scheduled(reading, until);
    }

    private ReplyTransition unclear(InDoubt sending, ApiResult reply, Instant now) {
        if (reply instanceof ApiResult.CallDeferred waits) {
            return ReplyTransition.scheduled(sending, waits.until());
        }
        if (reply instanceof ApiResult.CallRejected refused
                && FAILURE_CODES.get(refused.reason()) == ReplyFailureCode.COMMENT_GONE) {
            return failed(refused(sending, refused), now);
        }
        Instant due = timeouts.failureBackoff().retryAt(now, sending.lookups(), Duration.ZERO);
        return ReplyTransition.scheduled(sending.lookedUp(), due);
    }

    private ReplyTransition lookAgain(InDoubt sending, Instant now) {
        return ReplyTransition.scheduled(sending.lookedUp(), now.plus(timeouts.lookupBackoff().delay(sending.lookups())));
    }

    private static NotPosted refused(InDoubt sending, ApiResult.CallRejected refused) {
        ReplyFailureCode code = FAILURE_CODES.getOrDefault(refused.reason(), ReplyFailureCode.REFUSED);
        return sending.fail(code, refused.reason() + ": " + refused.message());
    }

    private static ReplyTransition failed(NotPosted failed, Instant now) {
        return ReplyTransition.ended(
                failed, new ReplyFailed(failed.approved().view(null), failed.code(), failed.detail(), now));
    }
}
