package dev.ratiomesh.delivery.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.testkit.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTrackerTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final SettableClock clock = SettableClock.at("2026-11-20T12:00:00Z");
    private final ProgressTracker progress = new ProgressTracker(clock);

    @Test
    void a_timer_that_falls_silent_is_named() {
        // given
        progress.tick("deadlines");
        progress.tick("orders");
        clock.advance(LIMIT);
        progress.tick("orders");
        // when
        clock.advance(Duration.ofSeconds(1));
        // then
        assertThat(progress.stalled(LIMIT)).containsExactly("deadlines");
    }

    @Test
    void a_timer_that_never_ticked_is_not_missed() {
        assertThat(progress.stalled(LIMIT)).isEmpty();
    }

    @Test
    void a_timer_that_ticks_again_is_not_stalled() {
        // given
        progress.tick("deadlines");
        clock.advance(LIMIT.plusSeconds(1));
        // when
        progress.tick("deadlines");
        // then
        assertThat(progress.stalled(LIMIT)).isEmpty();
    }

    @Test
    void a_batch_that_hangs_is_named_until_it_ends_though_others_of_its_channel_go_on() {
        // given
        ProgressTracker.BatchProgress hanging = progress.begin("commands");
        clock.advance(LIMIT.plusSeconds(1));
        progress.begin("commands").end();
        assertThat(progress.stalled(LIMIT)).containsExactly("commands");
        // when
        hanging.end();
        // then
        assertThat(progress.stalled(LIMIT)).isEmpty();
        assertThat(progress.openBatches()).isZero();
    }
}
