package dev.ratiomesh.poller.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.Budget;
import dev.ratiomesh.contracts.campaign.CampaignEvent;
import dev.ratiomesh.contracts.campaign.Reach;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VideoWatchTest {
    private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void a_created_campaign_is_known_and_not_yet_watched() {
        assertThat(after(null, new CampaignEvent.CampaignCreated(brief(36), 1, NOW)))
                .isEqualTo(new VideoWatch(
                        "c-1",
                        1,
                        "t-1",
                        "x_BjvhMW9TE",
                        "J-Pop & Anime",
                        500_000,
                        Duration.ofSeconds(36),
                        false,
                        TRACE,
                        NOW));
    }

    @Test
    void a_campaign_is_watched_from_its_start_to_its_end() {
        VideoWatch started = after(null, new CampaignEvent.CampaignStarted(brief(36), 2, NOW));
        assertThat(started.running()).isTrue();
        assertThat(after(started, new CampaignEvent.CampaignStopped(brief(36), 3, NOW))
                        .running())
                .isFalse();
        assertThat(after(started, new CampaignEvent.CampaignDeleted(brief(36), 3, NOW))
                        .running())
                .isFalse();
        assertThat(after(
                                started,
                                new CampaignEvent.CampaignCompleted(
                                        brief(36), 3, NOW, CampaignEvent.Completion.GOAL_REACHED))
                        .running())
                .isFalse();
    }

    @Test
    void an_amendment_changes_the_cadence_and_keeps_a_campaign_running_or_not() {
        VideoWatch started = after(null, new CampaignEvent.CampaignStarted(brief(36), 2, NOW));
        VideoWatch stopped = after(started, new CampaignEvent.CampaignStopped(brief(36), 3, NOW));
        assertThat(after(started, new CampaignEvent.CampaignAmended(brief(60), 3, NOW)))
                .satisfies(watch -> {
                    assertThat(watch.running()).isTrue();
                    assertThat(watch.cadence()).isEqualTo(Duration.ofSeconds(60));
                });
        assertThat(after(stopped, new CampaignEvent.CampaignAmended(brief(60), 4, NOW))
                        .running())
                .isFalse();
    }

    @Test
    void an_older_event_changes_nothing() {
        // given
        VideoWatch stopped = after(null, new CampaignEvent.CampaignStopped(brief(36), 3, NOW));

        // then
        assertThat(VideoWatch.after(stopped, new CampaignEvent.CampaignStarted(brief(36), 2, NOW), TRACE))
                .isEmpty();
        assertThat(VideoWatch.after(stopped, new CampaignEvent.CampaignStarted(brief(36), 3, NOW), TRACE))
                .isEmpty();
    }

    private static VideoWatch after(@Nullable VideoWatch before, CampaignEvent.Changed event) {
        return VideoWatch.after(before, event, TRACE).orElseThrow();
    }

    private static Brief brief(int cadenceSeconds) {
        BigDecimal ten = BigDecimal.TEN;
        return new Brief(
                "c-1",
                "t-1",
                "x_BjvhMW9TE",
                "First single",
                "J-Pop & Anime",
                500_000,
                NOW.plusSeconds(9_999),
                Duration.ofSeconds(cadenceSeconds),
                500,
                "UTC",
                new Budget("USD", ten, ten, ten, ten),
                new Reach("google-ads", "1234567890"));
    }
}
