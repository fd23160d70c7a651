package dev.ratiomesh.contracts.channel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The current data of an upload; every event about an upload carries the whole view.
 *
 * @param version counts the upload's changes from 1, without a gap
 * @param channels eligible channels in the owner's order
 * @param channelId selected channel, null until one is selected
 * @param videoId null until the video exists
 * @param bytes size of the file, null until it is known
 * @param sentBytes number of bytes that YouTube has confirmed
 * @param reason sentence that says why the upload waits or failed, null otherwise
 * @param waitsUntil latest moment of the next attempt, null when the upload does not wait
 * @param publishAt moment at which YouTube makes the video public, null for at once or never
 */
public record UploadView(
        String uploadId,
        String tenantId,
        long version,
        UploadState state,
        List<String> channels,
        @Nullable String channelId,
        @Nullable String videoId,
        String title,
        @Nullable Long bytes,
        long sentBytes,
        @Nullable String reason,
        @Nullable Instant waitsUntil,
        @Nullable Instant publishAt,
        Instant createdAt) {
    public UploadView {
        channels = List.copyOf(channels);
    }
}
