package dev.ratiomesh.poller.reading;

import dev.ratiomesh.contracts.video.VideoFact;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A running campaign that watches a video, with the part of its brief that a fact carries.
 *
 * @param traceparent the trace of the campaign event that last changed the campaign
 * @param toldUnavailable whether it knows that its video does not answer
 */
public record VideoSubscription(
        String campaignId,
        String tenantId,
        String videoId,
        String genre,
        long viewGoal,
        @Nullable String traceparent,
        boolean toldUnavailable) {

    /**
     * What a reading tells this campaign; nothing while a missing video may yet come back, when it has been told before,
     * or when the video answers without a view count.
     */
    public Optional<VideoFact> told(VideoReading mark, int patience) {
        VideoStats numbers = mark.numbers();
        if (numbers != null) {
            return Optional.ofNullable(observed(mark, numbers));
        }
        return mark.misses() < patience || toldUnavailable ? Optional.empty() : Optional.of(unavailable(mark));
    }

    private @Nullable VideoFact observed(VideoReading mark, VideoStats numbers) {
        Long views = numbers.views();
        return views == null
                ? null
                : new VideoFact.VideoObserved(
                        campaignId,
                        tenantId,
                        videoId,
                        mark.at(),
                        views,
                        numbers.likes(),
                        numbers.comments(),
                        numbers.publishedAt(),
                        genre,
                        viewGoal);
    }

    private VideoFact unavailable(VideoReading mark) {
        return new VideoFact.VideoUnavailable(
                campaignId, tenantId, videoId, mark.at(), mark.misses(), VideoFact.Reason.NOT_FOUND);
    }
}
