package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.fleet.commenting.outbound.CommentCalls;
import dev.ratiomesh.fleet.commenting.outbound.Watches;
import dev.ratiomesh.fleet.commenting.outbound.Watches.Plan;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Looks at a watched video: so many pages at most, each written before the next is asked for. */
@ApplicationScoped
class WatchWork {
    /** The rest of the lease is for the page under way. */
    private static final int LEASE_SHARE = 2;

    private final Watches watches;
    private final CommentCalls calls;
    private final Rules rules;

    WatchWork(Watches watches, CommentCalls calls, Rules rules) {
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
            return watches.pause(claim);
        }
        return watches.plan(claim, rules.looking(), read == 0)
                .chain(plan -> plan.map(one -> carryOut(claim, one))
                        .orElseGet(() -> Uni.createFrom().item(false)))
                .chain(more ->
                        more ? page(claim, until, read + 1) : Uni.createFrom().voidItem());
    }

    /** True when there is more to read. */
    private Uni<Boolean> carryOut(Claim claim, Plan plan) {
        if (plan instanceof Plan.Threads threads) {
            return calls.threads(threads.place().tenantId(), threads.place().videoId(), threads.token())
                    .chain(read -> read.page() == null
                            ? watches.failed(claim, rules.looking(), plan, read.reply())
                            : watches.read(claim, rules.looking(), read.page()))
                    .map(WatchWork::orEnd);
        }
        if (plan instanceof Plan.Replies replies) {
            return calls.replies(replies.place(), replies.threadId(), replies.token())
                    .chain(read -> read.page() == null
                            ? watches.failed(claim, rules.looking(), plan, read.reply())
                            : watches.read(claim, rules.looking(), replies, read.page()))
                    .map(WatchWork::orEnd);
        }
        return Uni.createFrom().item(false);
    }

    private static boolean orEnd(Optional<Boolean> more) {
        return more.orElse(false);
    }
}
