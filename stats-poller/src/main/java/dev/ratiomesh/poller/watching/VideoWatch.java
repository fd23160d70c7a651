package dev.ratiomesh.poller.watching;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The watch of one campaign on its video: whether and how often the video is read for it.
 *
 * @param version of the campaign event that the watch follows from
 * @param running whether the campaign runs; its video is read for it only then
 * @param traceparent the trace of that event, continued by every snapshot; null when the event had none
 * @param changedAt the moment of that event
 */
public record VideoWatch(
        String campaignId,
        long version,
        String tenantId,
        String videoId,
        String genre,
        long viewGoal,
        Duration cadence,
        boolean running,
        @Nullable String traceparent,
        Instant changedAt) {

    /**
     * Returns the watch after an event; empty when the event is not newer than the watch.
     *
     * @param before null when the campaign is not known yet
     */
    public static Optional<VideoWatch> after(
            @Nullable VideoWatch before, CampaignEvent.Changed event, @Nullable String traceparent) {
        if (before != null && before.version >= event.version()) {
            return Optional.empty();
        }
        Brief brief = event.brief();
        return Optional.of(new VideoWatch(
                brief.campaignId(),
                event.version(),
                brief.tenantId(),
                brief.videoId(),
                brief.genre(),
                brief.viewGoal(),
                brief.cadence(),
                isRunningAfter(before, event),
                traceparent,
                event.at()));
    }

    /** Derives whether the campaign runs: an amendment keeps that, every other event determines it. */
    private static boolean isRunningAfter(@Nullable VideoWatch before, CampaignEvent.Changed event) {
        if (event instanceof CampaignEvent.CampaignAmended) {
            return before != null && before.running;
        }
        return event instanceof CampaignEvent.CampaignStarted;
    }
}
