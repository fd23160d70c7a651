package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.delivery.runtime.CrashPoint;
import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.commenting.Reply;
import dev.ratiomesh.fleet.commenting.Reply.InDoubt;
import dev.ratiomesh.fleet.commenting.Reply.Verifying;
import dev.ratiomesh.fleet.commenting.ReplyLookup;
import dev.ratiomesh.fleet.commenting.ReplyTransition;
import dev.ratiomesh.fleet.commenting.outbound.CommentClient;
import dev.ratiomesh.fleet.commenting.outbound.ReplyStore;
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
class ReplyWorker {
    private static final String KILL_BEFORE = "reply-sending-committed";
    private static final String KILL_ANSWERED = "reply-answered";
    /** A thread has at most some hundred replies; beyond these pages it is not said that a reply is not there. */
    private static final int MOST_PAGES = 20;
    /** What is left of the lease after so much of it is too little to send and write. */
    private static final int LEASE_SHARE = 2;

    private final ReplyStore replies;
    private final CommentClient calls;
    private final CommentBeans rules;

    ReplyWorker(ReplyStore replies, CommentClient calls, CommentBeans rules) {
        this.replies = replies;
        this.calls = calls;
        this.rules = rules;
    }

    Uni<Void> on(Claim claim) {
        return replies.claim(claim).chain(taken -> taken.map(one -> on(claim, one))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> on(Claim claim, ReplyStore.ClaimedReply taken) {
        if (taken.reply() instanceof InDoubt sending) {
            return taken.fresh() ? send(claim, sending) : lookFor(claim, sending);
        }
        return taken.reply() instanceof Verifying reading
                ? readBack(claim, reading)
                : replies.save(claim, over -> Optional.of(new ReplyTransition(over, List.of(), null)));
    }

    private Uni<Void> send(Claim claim, InDoubt sending) {
        CrashPoint.reached(KILL_BEFORE);
        Instant latest = sending.sentAt().plus(rules.config().lease().dividedBy(LEASE_SHARE));
        if (rules.now().isAfter(latest)) {
            // The process stood still. Somebody may come and look any moment, so nothing is sent any more.
            return asSending(claim, now -> rules.replying().onSendResult(now, nothingSent(), null, rules.now()));
        }
        return calls.post(sending.approved())
                .invoke(() -> CrashPoint.reached(KILL_ANSWERED))
                .chain(reply -> asSending(claim, now -> rules.replying()
                        .onSendResult(now, reply, CommentClient.postedId(reply), rules.now())));
    }

    private static ApiResult nothingSent() {
        return new ApiResult.CallFailed("It took too long to begin", false, Duration.ZERO);
    }

    private Uni<Void> lookFor(Claim claim, InDoubt sending) {
        Instant askedAt = rules.now();
        return among(sending, null, 0)
                .chain(found -> asSending(claim, now -> rules.replying().onLookup(now, found, askedAt, rules.now())));
    }

    /** Page after page, until it is found or there are no more. */
    private Uni<ReplyLookup> among(InDoubt sending, @Nullable String token, int read) {
        return calls.ownReplies(sending.approved(), token).chain(answer -> {
            if (answer.page() == null) {
                return Uni.createFrom().item(new ReplyLookup.LookupUnclear(answer.result()));
            }
            ReplyLookup here = ReplyLookup.among(answer.page().replies(), sending);
            String next = answer.page().nextPageToken();
            if (here instanceof ReplyLookup.ReplyFound || next == null) {
                return Uni.createFrom().item(here);
            }
            return read + 1 < MOST_PAGES
                    ? among(sending, next, read + 1)
                    : Uni.createFrom().item(new ReplyLookup.LookupUnclear(answer.result()));
        });
    }

    private Uni<Void> readBack(Claim claim, Verifying reading) {
        return calls.isPubliclyVisible(reading.approved().tenantId(), reading.postedId())
                .chain(seen -> replies.save(claim, reply -> {
                    if (!(reply instanceof Verifying now)) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            seen.page() == null
                                    ? rules.replying().onReadBackFailed(now, seen.result(), rules.now())
                                    : rules.replying().onReadBack(now, seen.page(), rules.now()));
                }));
    }

    private Uni<Void> asSending(Claim claim, Function<InDoubt, ReplyTransition> decide) {
        return replies.save(
                claim,
                (Reply reply) ->
                        reply instanceof InDoubt sending ? Optional.of(decide.apply(sending)) : Optional.empty());
    }
}
