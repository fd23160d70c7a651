package dev.ratiomesh.poller.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.video.VideoFact;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VideoSubscriptionTest {
    private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");

    @Test
    void statistics_are_published_unchanged_and_hidden_ones_stay_null() {
        // when
        Optional<VideoFact> fact = watcher(false).factFor(reading(new VideoStats(7L, null, null, NOW), 0), 3);

        // then
        assertThat(fact)
                .contains(new VideoFact.VideoObserved(
                        "c-1", "t-1", "x_BjvhMW9TE", NOW, 7, null, null, NOW, "J-Pop & Anime", 500));
    }

    @Test
    void a_missing_video_is_reported_after_the_permitted_misses_and_only_once() {
        assertThat(watcher(false).factFor(reading(null, 2), 3)).isEmpty();
        assertThat(watcher(false).factFor(reading(null, 3), 3))
                .contains(new VideoFact.VideoUnavailable(
                        "c-1", "t-1", "x_BjvhMW9TE", NOW, 3, VideoFact.Reason.NOT_FOUND));
        assertThat(watcher(true).factFor(reading(null, 4), 3)).isEmpty();
    }

    @Test
    void a_campaign_that_started_later_gets_the_report_too() {
        assertThat(watcher(false).factFor(reading(null, 9), 3)).isPresent();
    }

    @Test
    void a_response_without_a_view_count_leads_to_no_fact() {
        assertThat(watcher(false).factFor(reading(new VideoStats(null, 5L, 5L, NOW), 0), 3))
                .isEmpty();
    }

    private static VideoSubscription watcher(boolean told) {
        return new VideoSubscription("c-1", "t-1", "x_BjvhMW9TE", "J-Pop & Anime", 500, null, told);
    }

    private static VideoReading reading(@Nullable VideoStats numbers, int misses) {
        return new VideoReading("x_BjvhMW9TE", 1, NOW, numbers, new ViewVelocity(0), misses, NOW);
    }
}
