package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.delivery.work.WorkerPool;
import dev.ratiomesh.fleet.CommentsConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.commenting.outbound.CommentClient;
import dev.ratiomesh.fleet.commenting.outbound.ModerationStore;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;

/**
 * Starts the work on comments that is due. Watches, replies and moderations have worker slots of their own, so a video with
 * many comments delays no reply. A failed poll does not affect the liveness check.
 */
@ApplicationScoped
class CommentWorkTimer {
    private final ModerationStore moderations;
    private final CommentClient client;
    private final Backoff backoff;
    private final Clock clock;
    private final List<WorkerPool<Claim>> pools;

    CommentWorkTimer(
            WatchWorker watchWorker,
            ReplyWorker replyWorker,
            ModerationStore moderations,
            CommentClient client,
            FleetConfig fleet,
            Clock clock,
            PollingTimers timers) {
        this.moderations = moderations;
        this.client = client;
        this.clock = clock;
        CommentsConfig config = fleet.comments();
        backoff = new Backoff(config.retryBackoffInitial(), config.retryBackoffMax());
        pools = List.of(
                pool("comment-watches", timers, config)
                        .claims(watchWorker::claim)
                        .work(watchWorker::handle)
                        .build(),
                pool("comment-replies", timers, config)
                        .claims(replyWorker::claim)
                        .work(replyWorker::handle)
                        .build(),
                pool("comment-moderations", timers, config)
                        .claims(limit -> moderations.claim(clock.instant(), limit, config.lease()))
                        .work(this::moderate)
                        .build());
    }

    private static WorkerPool.PoolBuilder<Claim> pool(String name, PollingTimers timers, CommentsConfig config) {
        return WorkerPool.<Claim>named(name, timers, config.pollInterval(), config.maxInProgress())
                .label(claim -> name + "=" + claim.id())
                .tolerateFailures();
    }

    void start(@Observes StartupEvent starting) {
        pools.forEach(WorkerPool::start);
    }

    /** Polls for due work now. */
    void wake() {
        pools.forEach(WorkerPool::wake);
    }

    private Uni<Void> moderate(Claim claim) {
        return moderations.find(claim).chain(found -> found.map(order -> client.moderate(order)
                        .chain(result ->
                                moderations.save(claim, order, order.decide(result, backoff, clock.instant()))))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
