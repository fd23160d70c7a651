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
public record ReplyPolicy(ReplyTimeouts patience) {
    private static final Map<String, ReplyFailureCode> REASONS = Map.ofEntries(
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
     * @param quiet how long after a request without an answer "not there" is not believed
     * @param looks pauses between looks for it
     * @param reads how often others must not see it until it counts as held, 1 or more
     * @param pauses after trouble
     */
    public record ReplyTimeouts(Duration quiet, Backoff looks, int reads, Backoff pauses) {
        public ReplyTimeouts {
            if (reads < 1 || quiet.isNegative()) {
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
            return postedId == null ? lookAgain(sending, now) : ReplyTransition.on(sending.is(postedId), now);
        }
        if (reply instanceof ApiResult.CallDeferred waits) {
            return ReplyTransition.on(sending.back(0), waits.retryAt());
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
                : ReplyTransition.on(
                        sending.back(1), patience.pauses().retryAt(now, sending.troubles(), trouble.minimumDelay()));
    }

    /** It was looked for; {@code askedAt} is when that began. */
    public ReplyTransition onLookup(InDoubt sending, ReplyLookup lookUp, Instant askedAt, Instant now) {
        if (lookUp instanceof ReplyLookup.ReplyFound found) {
            return ReplyTransition.on(sending.is(found.postedId()), now);
        }
        if (lookUp instanceof ReplyLookup.LookupUnclear unclear) {
            return unclear(sending, unclear.reply(), now);
        }
        boolean late = askedAt.isAfter(sending.sentAt().plus(patience.quiet()));
        String words = "It was sent at " + sending.sentAt() + " without an answer and is not among the replies of the"
                + " comment. It is not sent again, since a reply that is held back may be seen by nobody.";
        return late ? failed(sending.fail(ReplyFailureCode.OUTCOME_UNKNOWN, words), now) : lookAgain(sending, now);
    }

    /** Somebody without the owner's rights has looked. */
    public ReplyTransition onReadBack(Verifying reading, boolean seen, Instant now) {
        if (seen) {
            Posted posted = new Posted(reading.approved(), reading.postedId());
            return ReplyTransition.over(
                    posted, new ReplyPosted(reading.approved().view(reading.postedId()), now));
        }
        Verifying again = reading.unseen();
        if (again.reads() < patience.reads()) {
            return ReplyTransition.on(again, now.plus(patience.looks().delay(reading.reads())));
        }
        HeldForReview held = new HeldForReview(reading.approved(), reading.postedId());
        return ReplyTransition.over(held, new ReplyHeld(reading.approved().view(reading.postedId()), now));
    }

    /** Nobody could look; that says nothing about the reply. */
    public ReplyTransition unread(Verifying reading, ApiResult reply, Instant now) {
        Instant until = reply instanceof ApiResult.CallDeferred waits
                ? waits.retryAt()
                : now.plus(patience.pauses().max());
        return ReplyTransition.on(reading, until);
    }

    private ReplyTransition unclear(InDoubt sending, ApiResult reply, Instant now) {
        if (reply instanceof ApiResult.CallDeferred waits) {
            return ReplyTransition.on(sending, waits.retryAt());
        }
        if (reply instanceof ApiResult.CallRejected refused
                && REASONS.get(refused.reason()) == ReplyFailureCode.COMMENT_GONE) {
            return failed(refused(sending, refused), now);
        }
        Instant due = patience.pauses().retryAt(now, sending.looks(), Duration.ZERO);
        return ReplyTransition.on(sending.lookedFor(), due);
    }

    private ReplyTransition lookAgain(InDoubt sending, Instant now) {
        return ReplyTransition.on(sending.lookedFor(), now.plus(patience.looks().delay(sending.looks())));
    }

    private static NotPosted refused(InDoubt sending, ApiResult.CallRejected refused) {
        ReplyFailureCode code = REASONS.getOrDefault(refused.reason(), ReplyFailureCode.REFUSED);
        return sending.fail(code, refused.reason() + ": " + refused.message());
    }

    private static ReplyTransition failed(NotPosted failed, Instant now) {
        return ReplyTransition.over(
                failed, new ReplyFailed(failed.approved().view(null), failed.code(), failed.detail(), now));
    }
}
