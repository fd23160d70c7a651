package dev.ratiomesh.poller.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PollScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");
    private static final Duration CADENCE = Duration.ofMinutes(5);
    private static final PollSchedule RHYTHM = new PollSchedule(10, 3, Duration.ofMinutes(1), Duration.ofHours(1));
    private static final PollPlan ROOMY = PollPlan.allocate(List.of(), 1, Duration.ofHours(6));

    @Test
    void a_video_that_answers_is_due_after_its_interval_and_its_misses_are_forgotten() {
        // when
        VideoReading mark = mark(claim(2), Map.of("v", new VideoStats(1_000L, null, 3L, null)));

        // then
        assertThat(mark.misses()).isZero();
        assertThat(mark.dueAt()).isEqualTo(NOW.plus(CADENCE));
        assertThat(mark.stats()).isEqualTo(new VideoStats(1_000L, null, 3L, null));
    }

    @Test
    void a_missing_video_is_tried_again_soon_and_then_slowly() {
        assertThat(mark(claim(0), Map.of()).dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
        assertThat(mark(claim(1), Map.of()).dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
        assertThat(mark(claim(2), Map.of())).satisfies(mark -> {
            assertThat(mark.misses()).isEqualTo(3);
            assertThat(mark.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        });
    }

    @Test
    void movement_follows_what_came_between_two_readings() {
        // when
        VideoReading mark = mark(claim(0), Map.of("v", new VideoStats(900L + 500L, 1L, 1L, null)));

        // then one half-life of 500 views an hour, from 100 an hour
        assertThat(mark.velocity().viewsPerHour()).isCloseTo(300, within(1e-6));
    }

    @Test
    void a_counter_that_fell_is_no_movement() {
        assertThat(mark(claim(0), Map.of("v", new VideoStats(10L, 1L, 1L, null)))
                        .velocity()
                        .viewsPerHour())
                .isCloseTo(50, within(1e-6));
    }

    @Test
    void the_first_reading_guesses_by_the_video_s_life() {
        // given
        ClaimedVideo first = new ClaimedVideo("v", 1, NOW, CADENCE, null, null, new ViewVelocity(0), 0, false);
        Instant yesterday = NOW.minus(Duration.ofDays(1));

        // when
        VideoReading mark = mark(first, Map.of("v", new VideoStats(2_400L, 1L, 1L, yesterday)));

        // then
        assertThat(mark.velocity().viewsPerHour()).isCloseTo(100, within(1e-6));
    }

    @Test
    void a_video_published_in_the_future_is_an_hour_old() {
        assertThat(ViewVelocity.lifetimeAverage(50, NOW.plusSeconds(9_999), NOW).viewsPerHour())
                .isEqualTo(50);
    }

    @Test
    void a_running_order_multiplies_the_weight() {
        ViewVelocity movement = new ViewVelocity(99);
        assertThat(RHYTHM.demandFor(CADENCE, movement, true, 0).weight()).isEqualTo(100);
        assertThat(RHYTHM.demandFor(CADENCE, movement, false, 0).weight()).isEqualTo(10);
    }

    @Test
    void a_missing_video_wishes_for_less() {
        assertThat(RHYTHM.demandFor(CADENCE, new ViewVelocity(1), false, 3).cadence())
                .isEqualTo(Duration.ofHours(1));
    }

    private static ClaimedVideo claim(int misses) {
        return new ClaimedVideo(
                "v", 1, NOW, CADENCE, 900L, NOW.minus(Duration.ofHours(1)), new ViewVelocity(100), misses, false);
    }

    private static VideoReading mark(ClaimedVideo claim, Map<String, VideoStats> videos) {
        return RHYTHM.toReadings(List.of(claim), new StatsResult.Stats(videos), ROOMY, NOW)
                .get(0);
    }
}
