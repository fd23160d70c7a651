package dev.ratiomesh.delivery.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ratiomesh.testkit.SettableClock;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollingTimersTest {
    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Vertx vertx = Vertx.vertx();
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-21T12:00:00Z"));
    private final ProgressTracker progress = new ProgressTracker(clock);
    private final PollingTimers timers = new PollingTimers(vertx, new IsolatedContext(vertx), progress);
    private final AtomicInteger looks = new AtomicInteger();
    private final Queue<UniEmitter<? super Boolean>> open = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void polls_repeatedly_each_time_on_a_context_of_its_own() {
        // given
        Set<Context> contexts = ConcurrentHashMap.newKeySet();

        // when
        timers.watched("t", OFTEN, () -> {
                    contexts.add(Vertx.currentContext());
                    return Uni.createFrom().item(false);
                })
                .start();

        // then
        await().until(() -> contexts.size() >= 3);
    }

    @Test
    void takes_no_second_look_while_one_is_being_taken() {
        // given
        PollingTimer timer = timers.watched("t", OFTEN, this::untilEnded);
        timer.start();
        await().until(() -> open.size() == 1);

        // when
        passes(5);

        // then
        assertThat(looks).hasValue(1);
        assertThat(progress.openBatches()).isEqualTo(1);
        open.remove().complete(false);
        await().until(() -> looks.get() == 2);
    }

    @Test
    void looks_at_once_when_woken_and_once_more_when_woken_meanwhile() {
        // given
        PollingTimer timer = timers.watched("t", NEVER, this::untilEnded);
        timer.wake();
        await().until(() -> open.size() == 1);

        // when
        timer.wake();
        timer.wake();
        open.remove().complete(false);

        // then
        await().until(() -> open.size() == 1);
        open.remove().complete(false);
        await().until(() -> progress.openBatches() == 0);
        assertThat(looks).hasValue(2);
    }

    @Test
    void looks_at_once_when_there_may_be_more() {
        // when
        timers.watched("t", NEVER, () -> Uni.createFrom().item(looks.incrementAndGet() < 3))
                .wake();

        // then
        await().until(() -> progress.openBatches() == 0 && looks.get() == 3);
    }

    @Test
    void a_watched_timer_whose_polls_fail_makes_no_progress_and_polls_again() {
        // given
        timers.watched(
                        "t",
                        OFTEN,
                        () -> looks.incrementAndGet() == 1 ? Uni.createFrom().item(false) : failed())
                .start();
        await().until(() -> looks.get() > 1);

        // when
        clock.advance(LIMIT.plusSeconds(1));

        // then
        int before = looks.get();
        await().until(() -> looks.get() > before + 1);
        assertThat(progress.stalled(LIMIT)).containsExactly("t");
    }

    @Test
    void an_unwatched_timer_is_no_sign_of_life() {
        // given
        timers.unwatched(
                        "t",
                        OFTEN,
                        () -> looks.incrementAndGet() == 1 ? Uni.createFrom().item(false) : failed())
                .start();
        await().until(() -> looks.get() > 1);

        // when
        clock.advance(LIMIT.plusSeconds(1));

        // then
        int before = looks.get();
        await().until(() -> looks.get() > before + 1);
        assertThat(progress.stalled(LIMIT)).isEmpty();
    }

    @Test
    void a_look_that_throws_has_failed() {
        // when
        timers.watched("t", OFTEN, () -> {
                    looks.incrementAndGet();
                    throw new IllegalStateException("broken");
                })
                .start();

        // then
        await().until(() -> looks.get() > 2);
    }

    @Test
    void a_piece_of_work_is_seen_until_its_end_however_it_ends() {
        // given
        PollingTimer timer = timers.watched("t", NEVER, this::untilEnded);

        // when
        timer.work(this::untilEnded).subscribe().with(done -> {}, failure -> {});
        await().until(() -> open.size() == 1);

        // then
        assertThat(progress.openBatches()).isEqualTo(1);
        open.remove().fail(new IllegalStateException("broken"));
        await().until(() -> progress.openBatches() == 0);
    }

    @Test
    void takes_no_look_after_a_stop() {
        // given
        PollingTimer timer = timers.watched("t", OFTEN, () -> Uni.createFrom().item(looks.incrementAndGet() < 0));
        timer.start();
        await().until(() -> looks.get() > 0);

        // when
        timers.stop(new ShutdownEvent());
        passes(2);
        int before = looks.get();
        timer.wake();
        passes(5);

        // then
        assertThat(looks).hasValue(before);
    }

    private Uni<Boolean> untilEnded() {
        looks.incrementAndGet();
        return Uni.createFrom().<Boolean>emitter(emitter -> open.add(emitter));
    }

    private static Uni<Boolean> failed() {
        return Uni.createFrom().failure(new IllegalStateException("broken"));
    }

    /** Lets a number of the timer's intervals pass. */
    private void passes(int pauses) {
        AtomicInteger passed = new AtomicInteger();
        vertx.setPeriodic(OFTEN.toMillis(), ignored -> passed.incrementAndGet());
        await().until(() -> passed.get() >= pauses);
    }
}
