package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.fleet.commenting.outbound.CommentClient;
import dev.ratiomesh.fleet.commenting.outbound.WatchStore;
import dev.ratiomesh.fleet.commenting.outbound.WatchStore.NextRead;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Looks at a watched video: so many pages at most, each written before the next is asked for. */
@ApplicationScoped
class WatchWorker {
    /** The rest of the lease is for the page under way. */
    private static final int LEASE_SHARE = 2;

    private final WatchStore watches;
    private final CommentClient calls;
    private final CommentBeans rules;

    WatchWorker(WatchStore watches, CommentClient calls, CommentBeans rules) {
        this.watches = watches;
        this.calls = calls;
        this.rules = rules;
    }

    Uni<Void> on(Claim claim) {
        Instant until = rules.now().plus(rules.config().lease().dividedBy(LEASE_SHARE));
        return page(claim, until, 0);
    }

    private Uni<Void> page(Claim claim, Instant until, int read) {
        if (read >= rules.config().pages() || rules.now().isAfter(until)) {
            return watches.releaseUntilNextPoll(claim);
        }
        return watches.planNextRead(claim, rules.looking(), read == 0)
                .chain(plan -> plan.map(one -> carryOut(claim, one))
                        .orElseGet(() -> Uni.createFrom().item(false)))
                .chain(more ->
                        more ? page(claim, until, read + 1) : Uni.createFrom().voidItem());
    }

    /** True when there is more to read. */
    private Uni<Boolean> carryOut(Claim claim, NextRead plan) {
        if (plan instanceof NextRead.Threads threads) {
            return calls.threads(threads.video().tenantId(), threads.video().videoId(), threads.token())
                    .chain(read -> read.page() == null
                            ? watches.saveFailure(claim, rules.looking(), plan, read.result())
                            : watches.savePage(claim, rules.looking(), read.page()))
                    .map(WatchWorker::orEnd);
        }
        if (plan instanceof NextRead.Replies replies) {
            return calls.replies(replies.video(), replies.threadId(), replies.token())
                    .chain(read -> read.page() == null
                            ? watches.saveFailure(claim, rules.looking(), plan, read.result())
                            : watches.savePage(claim, rules.looking(), replies, read.page()))
                    .map(WatchWorker::orEnd);
        }
        return Uni.createFrom().item(false);
    }

    private static boolean orEnd(Optional<Boolean> more) {
        return more.orElse(false);
    }
}
