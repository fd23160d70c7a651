package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.fleet.CommentsConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.commenting.WatchPolicy;
import dev.ratiomesh.fleet.commenting.outbound.CommentClient;
import dev.ratiomesh.fleet.commenting.outbound.WatchStore;
import dev.ratiomesh.fleet.commenting.outbound.WatchStore.NextRead;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Polls a watched video: up to a number of pages, each stored before the next is requested. */
@ApplicationScoped
class WatchWorker {
    /** The second half of the lease is left for the page in progress. */
    private static final int LEASE_DIVISOR = 2;

    private final WatchStore watches;
    private final CommentClient client;
    private final WatchPolicy policy;
    private final CommentsConfig config;
    private final Clock clock;

    WatchWorker(WatchStore watches, CommentClient client, WatchPolicy policy, FleetConfig config, Clock clock) {
        this.watches = watches;
        this.client = client;
        this.policy = policy;
        this.config = config.comments();
        this.clock = clock;
    }

    Uni<List<Claim>> claim(int limit) {
        return watches.claim(clock.instant(), limit, config.lease());
    }

    Uni<Void> handle(Claim claim) {
        return readPages(claim, clock.instant().plus(config.lease().dividedBy(LEASE_DIVISOR)), 0);
    }

    private Uni<Void> readPages(Claim claim, Instant deadline, int pagesRead) {
        if (pagesRead >= config.pages() || clock.instant().isAfter(deadline)) {
            return watches.releaseUntilNextPoll(claim);
        }
        return watches.planNextRead(claim, policy, pagesRead == 0)
                .chain(planned -> planned.map(nextRead -> read(claim, nextRead))
                        .orElseGet(() -> Uni.createFrom().item(false)))
                .chain(more -> more
                        ? readPages(claim, deadline, pagesRead + 1)
                        : Uni.createFrom().voidItem());
    }

    /** Reads one page; completes with true when there is more to read. */
    private Uni<Boolean> read(Claim claim, NextRead nextRead) {
        if (nextRead instanceof NextRead.Threads threads) {
            return client.threads(threads.video().tenantId(), threads.video().videoId(), threads.pageToken())
                    .chain(read -> read.page() == null
                            ? watches.saveFailure(claim, policy, nextRead, read.result())
                            : watches.savePage(claim, policy, read.page()))
                    .map(WatchWorker::orFalse);
        }
        if (nextRead instanceof NextRead.Replies replies) {
            return client.replies(replies.video(), replies.threadId(), replies.pageToken())
                    .chain(read -> read.page() == null
                            ? watches.saveFailure(claim, policy, nextRead, read.result())
                            : watches.savePage(claim, policy, replies, read.page()))
                    .map(WatchWorker::orFalse);
        }
        return Uni.createFrom().item(false);
    }

    private static boolean orFalse(Optional<Boolean> more) {
        return more.orElse(false);
    }
}
