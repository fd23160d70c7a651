package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.delivery.runtime.CrashPoint;
import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.commenting.Reply;
import dev.ratiomesh.fleet.commenting.Reply.InDoubt;
import dev.ratiomesh.fleet.commenting.Reply.Verifying;
import dev.ratiomesh.fleet.commenting.ReplyLookup;
import dev.ratiomesh.fleet.commenting.ReplyPolicy;
import dev.ratiomesh.fleet.commenting.ReplyTransition;
import dev.ratiomesh.fleet.commenting.outbound.CommentClient;
import dev.ratiomesh.fleet.commenting.outbound.ReplyStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Posts a reply at most once. The state {@link InDoubt} is committed before the request; a worker that finds a reply in
 * doubt looks for it on YouTube and never sends it.
 */
@ApplicationScoped
class ReplyWorker {
    /** The names of the points at which the crash test halts the process. */
    private static final String KILL_BEFORE_SENDING = "reply-sending-committed";

    private static final String KILL_AFTER_RESPONSE = "reply-answered";
    /** A thread has at most some hundred replies; after these pages an absent reply is not proven absent. */
    private static final int MAX_PAGES = 20;
    /** After half the lease too little time is left to send the request and store its outcome. */
    private static final int LEASE_DIVISOR = 2;

    private final ReplyStore replies;
    private final CommentClient client;
    private final ReplyPolicy policy;
    private final Duration lease;
    private final Clock clock;

    ReplyWorker(ReplyStore replies, CommentClient client, ReplyPolicy policy, FleetConfig config, Clock clock) {
        this.replies = replies;
        this.client = client;
        this.policy = policy;
        this.lease = config.comments().lease();
        this.clock = clock;
    }

    Uni<List<Claim>> claim(int limit) {
        return replies.claim(clock.instant(), limit, lease);
    }

    Uni<Void> handle(Claim claim) {
        return replies.load(claim).chain(loaded -> loaded.map(claimed -> handle(claim, claimed))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> handle(Claim claim, ReplyStore.ClaimedReply claimed) {
        if (claimed.reply() instanceof InDoubt inDoubt) {
            return claimed.fresh() ? send(claim, inDoubt) : lookUp(claim, inDoubt);
        }
        return claimed.reply() instanceof Verifying verifying
                ? readBack(claim, verifying)
                : replies.save(claim, closed -> Optional.of(new ReplyTransition(closed, List.of(), null)));
    }

    private Uni<Void> send(Claim claim, InDoubt inDoubt) {
        CrashPoint.reached(KILL_BEFORE_SENDING);
        Instant latest = inDoubt.sentAt().plus(lease.dividedBy(LEASE_DIVISOR));
        if (clock.instant().isAfter(latest)) {
            // The process was suspended. Another worker may claim the reply any moment, so nothing is sent any more.
            return saveInDoubt(claim, current -> policy.onSendResult(current, nothingSent(), null, clock.instant()));
        }
        return client.post(inDoubt.approved())
                .invoke(() -> CrashPoint.reached(KILL_AFTER_RESPONSE))
                .chain(result -> saveInDoubt(
                        claim,
                        current ->
                                policy.onSendResult(current, result, CommentClient.postedId(result), clock.instant())));
    }

    private static ApiResult nothingSent() {
        return new ApiResult.CallFailed("The request was not sent in time", false, Duration.ZERO);
    }

    private Uni<Void> lookUp(Claim claim, InDoubt inDoubt) {
        Instant lookupStartedAt = clock.instant();
        return search(inDoubt, null, 0)
                .chain(found -> saveInDoubt(
                        claim, current -> policy.onLookup(current, found, lookupStartedAt, clock.instant())));
    }

    /** Reads page after page until the reply is found or no page is left. */
    private Uni<ReplyLookup> search(InDoubt inDoubt, @Nullable String pageToken, int pagesRead) {
        return client.ownReplies(inDoubt.approved(), pageToken).chain(read -> {
            if (read.page() == null) {
                return Uni.createFrom().item(new ReplyLookup.LookupUnclear(read.result()));
            }
            ReplyLookup onPage = ReplyLookup.among(read.page().replies(), inDoubt);
            String nextPageToken = read.page().nextPageToken();
            if (onPage instanceof ReplyLookup.ReplyFound || nextPageToken == null) {
                return Uni.createFrom().item(onPage);
            }
            return pagesRead + 1 < MAX_PAGES
                    ? search(inDoubt, nextPageToken, pagesRead + 1)
                    : Uni.createFrom().item(new ReplyLookup.LookupUnclear(read.result()));
        });
    }

    private Uni<Void> readBack(Claim claim, Verifying verifying) {
        return client.isPubliclyVisible(verifying.approved().tenantId(), verifying.postedId())
                .chain(read -> replies.save(claim, reply -> {
                    if (!(reply instanceof Verifying current)) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            read.page() == null
                                    ? policy.onReadBackFailed(current, read.result(), clock.instant())
                                    : policy.onReadBack(current, read.page(), clock.instant()));
                }));
    }

    /** Saves the decision, unless the reply is no longer in doubt. */
    private Uni<Void> saveInDoubt(Claim claim, Function<InDoubt, ReplyTransition> decide) {
        return replies.save(
                claim,
                (Reply reply) ->
                        reply instanceof InDoubt current ? Optional.of(decide.apply(current)) : Optional.empty());
    }
}
