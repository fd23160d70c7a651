package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.delivery.CrashPoint;
import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.commenting.LookUp;
import dev.ratiomesh.fleet.commenting.OwnReply;
import dev.ratiomesh.fleet.commenting.OwnReply.ReadingBack;
import dev.ratiomesh.fleet.commenting.OwnReply.Sending;
import dev.ratiomesh.fleet.commenting.ReplyStep;
import dev.ratiomesh.fleet.commenting.outbound.CommentCalls;
import dev.ratiomesh.fleet.commenting.outbound.Replies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings a reply out at most once. That it is being sent is committed before the socket opens; whoever finds it so looks
 * for it on YouTube and never sends.
 */
@ApplicationScoped
class ReplyWork {
    private static final String KILL_BEFORE = "reply-sending-committed";
    private static final String KILL_ANSWERED = "reply-answered";
    /** A thread has at most some hundred replies; beyond these pages it is not said that a reply is not there. */
    private static final int MOST_PAGES = 20;
    /** What is left of the lease after so much of it is too little to send and write. */
    private static final int LEASE_SHARE = 2;

    private final Replies replies;
    private final CommentCalls calls;
    private final Rules rules;

    ReplyWork(Replies replies, CommentCalls calls, Rules rules) {
        this.replies = replies;
        this.calls = calls;
        this.rules = rules;
    }

    Uni<Void> on(Claim claim) {
        return replies.take(claim).chain(taken -> taken.map(one -> on(claim, one))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> on(Claim claim, Replies.Taken taken) {
        if (taken.reply() instanceof Sending sending) {
            return taken.fresh() ? send(claim, sending) : lookFor(claim, sending);
        }
        return taken.reply() instanceof ReadingBack reading
                ? readBack(claim, reading)
                : replies.write(claim, over -> Optional.of(new ReplyStep(over, List.of(), null)));
    }

    private Uni<Void> send(Claim claim, Sending sending) {
        CrashPoint.reached(KILL_BEFORE);
        Instant latest = sending.sentAt().plus(rules.config().lease().dividedBy(LEASE_SHARE));
        if (rules.now().isAfter(latest)) {
            // The process stood still. Somebody may come and look any moment, so nothing is sent any more.
            return asSending(claim, now -> rules.replying().answered(now, nothingSent(), null, rules.now()));
        }
        return calls.post(sending.what())
                .invoke(() -> CrashPoint.reached(KILL_ANSWERED))
                .chain(reply -> asSending(claim, now -> rules.replying()
                        .answered(now, reply, CommentCalls.postedId(reply), rules.now())));
    }

    private static Reply nothingSent() {
        return new Reply.Trouble("It took too long to begin", false, Duration.ZERO);
    }

    private Uni<Void> lookFor(Claim claim, Sending sending) {
        Instant askedAt = rules.now();
        return among(sending, null, 0)
                .chain(found -> asSending(claim, now -> rules.replying().lookedFor(now, found, askedAt, rules.now())));
    }

    /** Page after page, until it is found or there are no more. */
    private Uni<LookUp> among(Sending sending, @Nullable String token, int read) {
        return calls.ownReplies(sending.what(), token).chain(answer -> {
            if (answer.page() == null) {
                return Uni.createFrom().item(new LookUp.Unclear(answer.reply()));
            }
            LookUp here = LookUp.among(answer.page().replies(), sending);
            String next = answer.page().next();
            if (here instanceof LookUp.Found || next == null) {
                return Uni.createFrom().item(here);
            }
            return read + 1 < MOST_PAGES
                    ? among(sending, next, read + 1)
                    : Uni.createFrom().item(new LookUp.Unclear(answer.reply()));
        });
    }

    private Uni<Void> readBack(Claim claim, ReadingBack reading) {
        return calls.isSeen(reading.what().tenantId(), reading.postedId())
                .chain(seen -> replies.write(claim, reply -> {
                    if (!(reply instanceof ReadingBack now)) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            seen.page() == null
                                    ? rules.replying().unread(now, seen.reply(), rules.now())
                                    : rules.replying().readBack(now, seen.page(), rules.now()));
                }));
    }

    private Uni<Void> asSending(Claim claim, Function<Sending, ReplyStep> decide) {
        return replies.write(
                claim,
                (OwnReply reply) ->
                        reply instanceof Sending sending ? Optional.of(decide.apply(sending)) : Optional.empty());
    }
}
