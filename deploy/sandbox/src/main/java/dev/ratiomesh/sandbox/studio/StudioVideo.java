package dev.ratiomesh.sandbox.studio;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds an uploaded video. All times are real.
 *
 * @param status as it was set; {@link #statusAt} applies a due publication
 * @param openedAt when its owner first let others see it; null: never, or by schedule only
 * @param processedAt when the platform has processed the file
 * @param failureReason reason of failed processing; null: processing succeeds
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

    /** Returns when others could first see the video; null: not yet. */
    public @Nullable Instant openSince(Instant now) {
        Instant due = status.publishAt();
        return openedAt == null && due != null && !due.isAfter(now) ? due : openedAt;
    }

    /** Returns the publication time that the API shows: of a scheduled publication, else of the upload. */
    public Instant publishedAt(Instant now) {
        Instant open = openSince(now);
        return open == null ? uploadedAt : open;
    }

    /** Returns {@code uploaded}, then {@code processed} or {@code failed}. */
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
