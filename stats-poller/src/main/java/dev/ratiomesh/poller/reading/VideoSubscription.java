package dev.ratiomesh.poller.reading;

import dev.ratiomesh.contracts.video.VideoFact;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A running campaign that watches a video, with the part of its brief that a fact carries.
 *
 * @param traceparent the trace of the campaign event that last changed the campaign
 * @param absenceReported whether it knows that its video does not answer
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
     * What a reading tells this campaign; nothing while a missing video may yet come back, when it has been told before,
     * or when the video answers without a view count.
     */
    public Optional<VideoFact> factFor(VideoReading mark, int patience) {
        VideoStats numbers = mark.stats();
        if (numbers != null) {
            return Optional.ofNullable(videoObserved(mark, numbers));
        }
        return mark.misses() < patience || absenceReported ? Optional.empty() : Optional.of(videoUnavailable(mark));
    }

    private @Nullable VideoFact videoObserved(VideoReading mark, VideoStats numbers) {
        Long views = numbers.views();
        return views == null
                ? null
                : new VideoFact.VideoObserved(
                        campaignId,
                        tenantId,
                        videoId,
                        mark.readAt(),
                        views,
                        numbers.likes(),
                        numbers.comments(),
                        numbers.publishedAt(),
                        genre,
                        viewGoal);
    }

    private VideoFact videoUnavailable(VideoReading mark) {
        return new VideoFact.VideoUnavailable(
                campaignId, tenantId, videoId, mark.readAt(), mark.misses(), VideoFact.Reason.NOT_FOUND);
    }
}
