package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ChannelEvent.ReplyFailed;
import dev.ratiomesh.contracts.channel.ChannelEvent.ReplyHeld;
import dev.ratiomesh.contracts.channel.ChannelEvent.ReplyPosted;
import dev.ratiomesh.contracts.channel.ReplyFailureCode;
import dev.ratiomesh.delivery.work.Backoff;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.commenting.OwnReply.Failed;
import dev.ratiomesh.fleet.commenting.OwnReply.Held;
import dev.ratiomesh.fleet.commenting.OwnReply.Posted;
import dev.ratiomesh.fleet.commenting.OwnReply.ReadingBack;
import dev.ratiomesh.fleet.commenting.OwnReply.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a reply by what YouTube answered. Nothing here ever leads to a second sending after a doubt. */
public record Replying(Patience patience) {
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
    public record Patience(Duration quiet, Backoff looks, int reads, Backoff pauses) {
        public Patience {
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
    public ReplyStep answered(Sending sending, Reply reply, @Nullable String postedId, Instant now) {
        if (reply instanceof Reply.Done) {
            return postedId == null ? doubt(sending, now) : ReplyStep.on(sending.is(postedId), now);
        }
        if (reply instanceof Reply.Waits waits) {
            return ReplyStep.on(sending.back(0), waits.until());
        }
        if (reply instanceof Reply.NeedsOwner owner) {
            return failed(sending.fail(ReplyFailureCode.NEEDS_OWNER, owner.words()), now);
        }
        if (reply instanceof Reply.Refused refused) {
            return failed(refused(sending, refused), now);
        }
        Reply.Trouble trouble = (Reply.Trouble) reply;
        return trouble.perhapsDone()
                ? doubt(sending, now)
                : ReplyStep.on(sending.back(1), patience.pauses().retryAt(now, sending.troubles(), trouble.atLeast()));
    }

    /** It was looked for; {@code askedAt} is when that began. */
    public ReplyStep lookedFor(Sending sending, LookUp lookUp, Instant askedAt, Instant now) {
        if (lookUp instanceof LookUp.Found found) {
            return ReplyStep.on(sending.is(found.postedId()), now);
        }
        if (lookUp instanceof LookUp.Unclear unclear) {
            return unclear(sending, unclear.reply(), now);
        }
        boolean late = askedAt.isAfter(sending.sentAt().plus(patience.quiet()));
        String words = "It was sent at " + sending.sentAt() + " without an answer and is not among the replies of the"
                + " comment. It is not sent again, since a reply that is held back may be seen by nobody.";
        return late ? failed(sending.fail(ReplyFailureCode.OUTCOME_UNKNOWN, words), now) : doubt(sending, now);
    }

    /** Somebody without the owner's rights has looked. */
    public ReplyStep readBack(ReadingBack reading, boolean seen, Instant now) {
        if (seen) {
            Posted posted = new Posted(reading.what(), reading.postedId());
            return ReplyStep.over(posted, new ReplyPosted(reading.what().view(reading.postedId()), now));
        }
        ReadingBack again = reading.unseen();
        if (again.reads() < patience.reads()) {
            return ReplyStep.on(again, now.plus(patience.looks().delay(reading.reads())));
        }
        Held held = new Held(reading.what(), reading.postedId());
        return ReplyStep.over(held, new ReplyHeld(reading.what().view(reading.postedId()), now));
    }

    /** Nobody could look; that says nothing about the reply. */
    public ReplyStep unread(ReadingBack reading, Reply reply, Instant now) {
        Instant until = reply instanceof Reply.Waits waits
                ? waits.until()
                : now.plus(patience.pauses().max());
        return ReplyStep.on(reading, until);
    }

    private ReplyStep unclear(Sending sending, Reply reply, Instant now) {
        if (reply instanceof Reply.Waits waits) {
            return ReplyStep.on(sending, waits.until());
        }
        if (reply instanceof Reply.Refused refused && REASONS.get(refused.reason()) == ReplyFailureCode.COMMENT_GONE) {
            return failed(refused(sending, refused), now);
        }
        Instant due = patience.pauses().retryAt(now, sending.looks(), Duration.ZERO);
        return ReplyStep.on(sending.lookedFor(), due);
    }

    private ReplyStep doubt(Sending sending, Instant now) {
        return ReplyStep.on(sending.lookedFor(), now.plus(patience.looks().delay(sending.looks())));
    }

    private static Failed refused(Sending sending, Reply.Refused refused) {
        ReplyFailureCode code = REASONS.getOrDefault(refused.reason(), ReplyFailureCode.REFUSED);
        return sending.fail(code, refused.reason() + ": " + refused.words());
    }

    private static ReplyStep failed(Failed failed, Instant now) {
        return ReplyStep.over(failed, new ReplyFailed(failed.what().view(null), failed.code(), failed.detail(), now));
    }
}
