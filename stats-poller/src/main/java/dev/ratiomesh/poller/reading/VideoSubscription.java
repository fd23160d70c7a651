package dev.ratiomesh.poller.reading;

import dev.ratiomesh.contracts.video.VideoFact;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A running campaign that watches a video, with the part of its brief that a snapshot carries.
 *
 * @param traceparent the trace of the campaign event that last changed the campaign, null when it had none
 * @param absenceReported whether {@code VideoUnavailable} has been published to the campaign
 */
public record VideoSubscription(
        String campaignId,
        String tenantId,
        String videoId,
        String genre,
        long viewGoal,
        @Nullable String traceparent,
        boolean absenceReported) {

    /**
     * Returns the fact to publish to this campaign after a reading. Empty while the absence of a missing video is not
     * confirmed, when it has been published before, and when YouTube returned the video without a view count.
     */
    public Optional<VideoFact> factFor(VideoReading reading, int unavailableAfterMisses) {
        VideoStats stats = reading.stats();
        if (stats != null) {
            return Optional.ofNullable(videoObserved(reading, stats));
        }
        return reading.misses() < unavailableAfterMisses || absenceReported
                ? Optional.empty()
                : Optional.of(videoUnavailable(reading));
    }

    private @Nullable VideoFact videoObserved(VideoReading reading, VideoStats stats) {
        Long views = stats.views();
        return views == null
                ? null
                : new VideoFact.VideoObserved(
                        campaignId,
                        tenantId,
                        videoId,
                        reading.readAt(),
                        views,
                        stats.likes(),
                        stats.comments(),
                        stats.publishedAt(),
                        genre,
                        viewGoal);
    }

    private VideoFact videoUnavailable(VideoReading reading) {
        return new VideoFact.VideoUnavailable(
                campaignId, tenantId, videoId, reading.readAt(), reading.misses(), VideoFact.Reason.NOT_FOUND);
    }
}
