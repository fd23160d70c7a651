package dev.ratiomesh.delivery.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ratiomesh.delivery.runtime.IsolatedContext;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.delivery.runtime.ProgressTracker;
import dev.ratiomesh.delivery.tally.TallyServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests pools that only the test and their own workers wake. */
@QuarkusTest
@QuarkusTestResource(TallyServers.class)
class WorkerPoolIT {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final int SLOTS = 4;

    @Inject
    PollingTimers timers;

    @Inject
    IsolatedContext isolated;

    @Inject
    ProgressTracker progress;

    private final Queue<Integer> asked = new ConcurrentLinkedQueue<>();
    private final Queue<UniEmitter<? super Void>> atWork = new ConcurrentLinkedQueue<>();
    private final AtomicInteger due = new AtomicInteger();
    private final AtomicInteger polls = new AtomicInteger();

    @AfterEach
    void all_work_ends() {
        due.set(0);
        atWork.forEach(work -> work.complete(null));
    }

    @Test
    void as_many_rows_are_claimed_as_slots_are_free_and_a_free_slot_is_filled_at_once() {
        // given
        due.set(6);
        WorkerPool<Integer> pool = pool().build();
        // when
        pool.wake();
        // then
        await().until(() -> atWork.size() == SLOTS);
        atWork.remove().complete(null);
        await().until(() -> due.get() == 1 && atWork.size() == SLOTS);
        assertThat(asked).containsExactly(4, 1);
    }

    @Test
    void work_that_fails_frees_its_slot() {
        // given
        due.set(5);
        pool().build().wake();
        await().until(() -> atWork.size() == SLOTS);
        // when
        atWork.remove().fail(new IllegalStateException("as ordered"));
        // then
        await().until(() -> due.get() == 0 && atWork.size() == SLOTS);
    }

    @Test
    void slots_may_be_filled_in_batches() {
        // given
        due.set(9);
        pool().wakeAt(2).build().wake();
        await().until(() -> atWork.size() == SLOTS);
        // when
        atWork.remove().complete(null);
        atWork.remove().complete(null);
        // then
        await().until(() -> atWork.size() == SLOTS);
        assertThat(asked).containsExactly(4, 2);
    }

    @Test
    void a_poll_that_fails_is_progress_only_for_a_tolerant_pool() {
        // given
        WorkerPool<Integer> strict = failing("strict-pool").build();
        WorkerPool<Integer> tolerant =
                failing("tolerant-pool").tolerateFailures().build();
        // when
        strict.wake();
        tolerant.wake();
        // then
        await().until(() -> progress.openBatches() == 0 && ticked().contains("tolerant-pool"));
        assertThat(polls).hasValue(2);
        assertThat(ticked()).doesNotContain("strict-pool");
    }

    @Test
    void a_poll_that_fails_is_followed_by_another() {
        // given
        WorkerPool<Integer> pool = failing("failing-pool").tolerateFailures().build();
        pool.wake();
        await().until(() -> polls.get() == 1);
        // when
        pool.wake();
        // then
        await().until(() -> polls.get() == 2);
        assertThat(asked).isEmpty();
    }

    @Test
    void a_graceful_stop_waits_for_tracked_work_alone() {
        // given
        due.set(2);
        pool().untracked(isolated).build().wake();
        await().until(() -> atWork.size() == 2 && progress.openBatches() == 0);
        // when
        due.set(1);
        pool().build().wake();
        // then
        await().until(() -> atWork.size() == 3);
        assertThat(progress.openBatches()).isPositive();
    }

    /** Records the timers that have ticked, and the running work. */
    private Set<String> ticked() {
        return progress.stalled(Duration.ofDays(-1));
    }

    private WorkerPool.PoolBuilder<Integer> failing(String name) {
        return WorkerPool.<Integer>named(name, timers, NEVER, SLOTS).before(() -> {
            polls.incrementAndGet();
            return Uni.createFrom().failure(new IllegalStateException("as ordered"));
        });
    }

    private WorkerPool.PoolBuilder<Integer> pool() {
        return WorkerPool.<Integer>named("pool-under-test", timers, NEVER, SLOTS)
                .claims(this::claim)
                .work(claim -> Uni.createFrom().<Void>emitter(atWork::add));
    }

    private Uni<List<Integer>> claim(int free) {
        if (due.get() > 0) {
            asked.add(free);
        }
        int taken = Math.min(free, due.get());
        due.addAndGet(-taken);
        return Uni.createFrom().item(IntStream.range(0, taken).boxed().toList());
    }
}
