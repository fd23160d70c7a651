package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.delivery.work.WorkerPool;
import dev.ratiomesh.fleet.CommentsConfig;
import dev.ratiomesh.fleet.commenting.outbound.ModerationStore;
import dev.ratiomesh.fleet.commenting.outbound.ReplyStore;
import dev.ratiomesh.fleet.commenting.outbound.WatchStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Starts the workers of comments. Each kind of work has slots of its own, so that videos with many comments hold up no reply. */
@ApplicationScoped
class CommentWorkTimer {
    private final List<WorkerPool<Claim>> pools;

    CommentWorkTimer(
            WatchStore watches,
            ReplyStore replies,
            ModerationStore moderations,
            Pieces pieces,
            CommentBeans rules,
            PollingTimers timers) {
        CommentsConfig config = rules.config();
        pools = List.of(
                pool("comment-watches", timers, config)
                        .claims(free -> watches.claim(rules.now(), free, config.lease()))
                        .work(pieces::watch)
                        .build(),
                pool("comment-replies", timers, config)
                        .claims(free -> replies.claim(rules.now(), free, config.lease()))
                        .work(pieces::reply)
                        .build(),
                pool("comment-moderations", timers, config)
                        .claims(free -> moderations.claim(rules.now(), free, config.lease()))
                        .work(pieces::moderate)
                        .build());
    }

    private static WorkerPool.Builder<Claim> pool(String name, PollingTimers timers, CommentsConfig config) {
        return WorkerPool.<Claim>named(name, timers, config.every(), config.batch())
                .label(claim -> name + "=" + claim.id())
                .tolerateFailures();
    }

    void start(@Observes StartupEvent starting) {
        pools.forEach(WorkerPool::start);
    }

    /** Looks for due work now. */
    void wake() {
        pools.forEach(WorkerPool::wake);
    }
}
