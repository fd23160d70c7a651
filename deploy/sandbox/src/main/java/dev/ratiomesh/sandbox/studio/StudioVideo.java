package dev.ratiomesh.sandbox.studio;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded video. All times are real.
 *
 * @param status as it was set; {@link #statusAt} says what has become of it
 * @param openedAt when its owner first let others see it; null: never, or not by hand
 * @param processedAt when the platform is done with the file
 * @param failureReason why processing fails; null: it does not
 * @param thumbnail the owner's own; null: none set
 */
public record StudioVideo(
        String id,
        String channelId,
        VideoSnippet snippet,
        VideoStatus status,
        ReceivedFile file,
        Instant uploadedAt,
        @Nullable Instant openedAt,
        Instant processedAt,
        @Nullable String failureReason,
        @Nullable ReceivedFile thumbnail) {

    public VideoStatus statusAt(Instant now) {
        return status.at(now);
    }

    /** When others could first see it; null: not yet. */
    public @Nullable Instant openSince(Instant now) {
        Instant due = status.publishAt();
        return openedAt == null && due != null && !due.isAfter(now) ? due : openedAt;
    }

    /** When it says it was published: when it was opened by schedule, else when it was uploaded. */
    public Instant publishedAt(Instant now) {
        Instant open = openSince(now);
        return open == null ? uploadedAt : open;
    }

    /** uploaded, then processed or failed. */
    public String uploadStatus(Instant now) {
        if (now.isBefore(processedAt)) {
            return "uploaded";
        }
        return failureReason == null ? "processed" : "failed";
    }

    public StudioVideo with(VideoSnippet otherSnippet, VideoStatus otherStatus, Instant now) {
        Instant before = openSince(now);
        Instant opened = before == null && !otherStatus.hidden() ? now : before;
        return new StudioVideo(
                id,
                channelId,
                otherSnippet,
                otherStatus,
                file,
                uploadedAt,
                opened,
                processedAt,
                failureReason,
                thumbnail);
    }

    public StudioVideo with(ReceivedFile otherThumbnail) {
        return new StudioVideo(
                id, channelId, snippet, status, file, uploadedAt, openedAt, processedAt, failureReason, otherThumbnail);
    }
}
