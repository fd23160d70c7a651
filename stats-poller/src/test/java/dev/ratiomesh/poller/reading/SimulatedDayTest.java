package dev.ratiomesh.poller.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.delivery.youtube.QuotaDay;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SimulatedDayTest {
    private static final Duration CADENCE = Duration.ofSeconds(36);
    private static final Duration SIX_HOURS = Duration.ofHours(6);
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 11, 20), // 24 hours
            LocalDate.of(2026, 11, 1), // 25 hours
            LocalDate.of(2027, 3, 14)); // 23 hours

    @Test
    void ten_thousand_videos_stay_within_ten_thousand_calls_and_none_is_starved() {
        for (int seed = 0; seed < DAYS.size(); seed++) {
            // when
            SimulatedDay day = new SimulatedDay(new QuotaDay(DAYS.get(seed)))
                    .watching(10_000, CADENCE, seed)
                    .run();

            // then
            System.out.printf(
                    "%s: %d calls, %.2f readings a call, a video with a running order %.0f readings, another %.0f%n",
                    DAYS.get(seed),
                    day.calls(),
                    day.readingsPerCall(),
                    readings(day, SimulatedDay.Video::advertised),
                    readings(day, video -> !video.advertised()));
            assertThat(day.calls()).isBetween(9_900, SimulatedDay.LIMIT);
            assertThat(day.readingsPerCall()).isGreaterThan(49.9);
            assertThat(day.videos())
                    .allSatisfy(video -> assertThat(video.longestGap(day.day())).isLessThan(SIX_HOURS.plusMinutes(5)));
        }
    }

    @Test
    void videos_with_a_running_order_and_videos_that_move_are_read_more_often() {
        // when
        SimulatedDay day = new SimulatedDay(new QuotaDay(DAYS.get(0)))
                .watching(10_000, CADENCE, 42)
                .run();

        // then
        assertThat(readings(day, SimulatedDay.Video::advertised))
                .isGreaterThan(5 * readings(day, video -> !video.advertised()));
        assertThat(readings(day, video -> !video.advertised() && video.viewsPerHour > 400))
                .isGreaterThan(3 * readings(day, video -> !video.advertised() && video.viewsPerHour < 4));
    }

    @Test
    void a_few_videos_are_read_at_exactly_their_cadence() {
        // when
        SimulatedDay day = new SimulatedDay(new QuotaDay(DAYS.get(0)))
                .watching(150, CADENCE, 7)
                .run();

        // then
        assertThat(day.videos()).allSatisfy(video -> {
            assertThat(video.readAt).hasSizeBetween(2380, 2400);
            for (int i = 1; i < video.readAt.size(); i++) {
                assertThat(Duration.between(video.readAt.get(i - 1), video.readAt.get(i)))
                        .isBetween(CADENCE, CADENCE.plusMillis(200));
            }
        });
    }

    private static double readings(SimulatedDay day, Predicate<SimulatedDay.Video> filter) {
        return day.videos().stream()
                .filter(filter)
                .mapToInt(video -> video.readAt.size())
                .average()
                .orElseThrow();
    }
}
