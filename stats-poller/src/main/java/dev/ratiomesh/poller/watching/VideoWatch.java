package dev.ratiomesh.poller.watching;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign wants to know.
 *
 * @param version of the campaign event it follows from
 * @param running whether it is to be read for; a campaign is watched while it runs, and only then
 * @param traceparent the trace of that event, continued by every snapshot
 * @param changedAt when that was decided
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

    /** What an event makes of a watch; empty when the event is no newer than what is known. */
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

    /** An amendment leaves a campaign running or not as it is; every other event says it. */
    private static boolean isRunningAfter(@Nullable VideoWatch before, CampaignEvent.Changed event) {
        if (event instanceof CampaignEvent.CampaignAmended) {
            return before != null && before.running;
        }
        return event instanceof CampaignEvent.CampaignStarted;
    }
}
