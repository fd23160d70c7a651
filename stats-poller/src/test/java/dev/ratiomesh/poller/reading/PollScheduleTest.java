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
    private static final PollSchedule SCHEDULE = new PollSchedule(10, 3, Duration.ofMinutes(1), Duration.ofHours(1));
    private static final PollPlan ROOMY = PollPlan.allocate(List.of(), 1, Duration.ofHours(6));

    @Test
    void a_found_video_is_due_after_its_interval_and_has_no_misses() {
        // when
        VideoReading reading = reading(claim(2), Map.of("v", new VideoStats(1_000L, null, 3L, null)));

        // then
        assertThat(reading.misses()).isZero();
        assertThat(reading.dueAt()).isEqualTo(NOW.plus(CADENCE));
        assertThat(reading.stats()).isEqualTo(new VideoStats(1_000L, null, 3L, null));
    }

    @Test
    void a_missing_video_is_read_again_soon_and_later_rarely() {
        assertThat(reading(claim(0), Map.of()).dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
        assertThat(reading(claim(1), Map.of()).dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
        assertThat(reading(claim(2), Map.of())).satisfies(reading -> {
            assertThat(reading.misses()).isEqualTo(3);
            assertThat(reading.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        });
    }

    @Test
    void velocity_follows_the_growth_between_two_readings() {
        // when
        VideoReading reading = reading(claim(0), Map.of("v", new VideoStats(900L + 500L, 1L, 1L, null)));

        // then one half-life of 500 views an hour, from 100 an hour
        assertThat(reading.velocity().viewsPerHour()).isCloseTo(300, within(1e-6));
    }

    @Test
    void a_count_that_fell_is_no_growth() {
        assertThat(reading(claim(0), Map.of("v", new VideoStats(10L, 1L, 1L, null)))
                        .velocity()
                        .viewsPerHour())
                .isCloseTo(50, within(1e-6));
    }

    @Test
    void the_first_reading_estimates_from_the_age_of_the_video() {
        // given
        ClaimedVideo first = new ClaimedVideo("v", 1, NOW, CADENCE, null, null, new ViewVelocity(0), 0, false);
        Instant yesterday = NOW.minus(Duration.ofDays(1));

        // when
        VideoReading reading = reading(first, Map.of("v", new VideoStats(2_400L, 1L, 1L, yesterday)));

        // then
        assertThat(reading.velocity().viewsPerHour()).isCloseTo(100, within(1e-6));
    }

    @Test
    void a_video_published_in_the_future_is_an_hour_old() {
        assertThat(ViewVelocity.lifetimeAverage(50, NOW.plusSeconds(9_999), NOW).viewsPerHour())
                .isEqualTo(50);
    }

    @Test
    void a_running_order_multiplies_the_weight() {
        ViewVelocity movement = new ViewVelocity(99);
        assertThat(SCHEDULE.demandFor(CADENCE, movement, true, 0).weight()).isEqualTo(100);
        assertThat(SCHEDULE.demandFor(CADENCE, movement, false, 0).weight()).isEqualTo(10);
    }

    @Test
    void an_unavailable_video_demands_fewer_readings() {
        assertThat(SCHEDULE.demandFor(CADENCE, new ViewVelocity(1), false, 3).cadence())
                .isEqualTo(Duration.ofHours(1));
    }

    private static ClaimedVideo claim(int misses) {
        return new ClaimedVideo(
                "v", 1, NOW, CADENCE, 900L, NOW.minus(Duration.ofHours(1)), new ViewVelocity(100), misses, false);
    }

    private static VideoReading reading(ClaimedVideo claim, Map<String, VideoStats> videos) {
        return SCHEDULE.toReadings(List.of(claim), new StatsResult.Stats(videos), ROOMY, NOW)
                .get(0);
    }
}
