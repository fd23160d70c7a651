package dev.ratiomesh.delivery.work;

import dev.ratiomesh.delivery.runtime.IsolatedContext;
import dev.ratiomesh.delivery.runtime.PollingTimer;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The workers of one replica for one kind of due work. A timer claims as many rows as there are free slots, and each
 * row is processed independently, so that a slow one delays no other. A slot that becomes free is filled at once;
 * failed work is left to a later claim, when its lease ends.
 *
 * @param <C> one claimed row
 */
public final class WorkerPool<C> {
    private static final Logger LOG = Logger.getLogger(WorkerPool.class);

    private final PoolBuilder<C> options;
    private final PollingTimer timer;
    private final Function<Supplier<Uni<Void>>, Uni<Void>> runner;
    private final AtomicInteger busy = new AtomicInteger();

    private WorkerPool(PoolBuilder<C> options) {
        this.options = options;
        this.timer = options.timers.watched(options.name, options.every, this::poll);
        IsolatedContext isolated = options.untracked;
        this.runner = isolated == null ? timer::work : isolated::run;
    }

    /**
     * Begins a pool.
     *
     * @param name name of the timer, as logs and the liveness check show it
     * @param every time between two polls, when nothing wakes the pool earlier
     * @param slots maximum number of rows in progress at the same time, 1 or more
     */
    public static <C> PoolBuilder<C> named(String name, PollingTimers timers, Duration every, int slots) {
        return new PoolBuilder<>(name, timers, every, slots);
    }

    /** Starts to poll; the first poll follows after one interval. */
    public void start() {
        timer.start();
    }

    /** Polls now; when a poll is in progress, another follows it. May be called from any thread. */
    public void wake() {
        timer.wake();
    }

    /** Completes with true when more rows may be due than were claimed. */
    private Uni<Boolean> poll() {
        Uni<Boolean> claimed = options.before.get().chain(this::fill);
        return options.tolerateFailures
                ? claimed.onFailure().recoverWithItem(failure -> {
                    LOG.warnf("Timer %s failed and polls again: %s", options.name, failure);
                    return false;
                })
                : claimed;
    }

    private Uni<Boolean> fill() {
        int free = options.slots - busy.get();
        if (free <= 0) {
            return Uni.createFrom().item(false);
        }
        return options.claims.apply(free).map(claims -> {
            claims.forEach(this::begin);
            return claims.size() == free;
        });
    }

    private void begin(C claim) {
        busy.incrementAndGet();
        runner.apply(() -> options.work.apply(claim))
                .onTermination()
                .invoke(this::slotFreed)
                .subscribe()
                .with(
                        done -> {},
                        failure ->
                                LOG.errorf(failure, "Work on %s is left to a later claim", options.label.apply(claim)));
    }

    private void slotFreed() {
        if (busy.decrementAndGet() <= options.wakeAt) {
            wake();
        }
    }

    /** Builds a pool from its claim query, its work and its log label. */
    public static final class PoolBuilder<C> {
        private final String name;
        private final PollingTimers timers;
        private final Duration every;
        private final int slots;
        private int wakeAt;
        private boolean tolerateFailures;
        private @Nullable IsolatedContext untracked;
        private Supplier<Uni<Void>> before = () -> Uni.createFrom().voidItem();
        private IntFunction<Uni<List<C>>> claims = free -> Uni.createFrom().item(List.of());
        private Function<C, Uni<Void>> work = claim -> Uni.createFrom().voidItem();
        private Function<C, String> label = Object::toString;

        private PoolBuilder(String name, PollingTimers timers, Duration every, int slots) {
            this.name = name;
            this.timers = timers;
            this.every = every;
            this.slots = slots;
            this.wakeAt = slots;
        }

        /** Sets the query; its argument is the maximum number of rows to claim. */
        public PoolBuilder<C> claims(IntFunction<Uni<List<C>>> query) {
            claims = query;
            return this;
        }

        /** Sets the work on one claimed row, which runs on a Vert.x context of its own. */
        public PoolBuilder<C> work(Function<C, Uni<Void>> function) {
            work = function;
            return this;
        }

        /** Sets the name of a claimed row in the log; it must hold no secret. */
        public PoolBuilder<C> label(Function<C, String> text) {
            label = text;
            return this;
        }

        /** Sets a step that runs before each claim, also while no slot is free. */
        public PoolBuilder<C> before(Supplier<Uni<Void>> step) {
            before = step;
            return this;
        }

        /** Fills free slots only when at most this many are still busy, so that rows are claimed in batches. */
        public PoolBuilder<C> wakeAt(int stillBusy) {
            wakeAt = stillBusy;
            return this;
        }

        /**
         * Counts a failed poll as progress: other parts of the service report when the database is unreachable for
         * long.
         */
        public PoolBuilder<C> tolerateFailures() {
            tolerateFailures = true;
            return this;
        }

        /** Excludes work that may last for hours from the liveness check and from the graceful shutdown. */
        public PoolBuilder<C> untracked(IsolatedContext isolated) {
            untracked = isolated;
            return this;
        }

        public WorkerPool<C> build() {
            return new WorkerPool<>(this);
        }
    }
}
