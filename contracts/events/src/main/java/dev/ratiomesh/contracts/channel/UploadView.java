package dev.ratiomesh.contracts.channel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An upload as it stands; events about uploads carry the whole of it.
 *
 * @param version counts the upload's changes from 1, without a gap
 * @param channels the eligible ones, in the owner's order
 * @param channelId the chosen one, null until then
 * @param videoId null until the video exists
 * @param bytes size of the file, null until it is known
 * @param sentBytes that YouTube has confirmed
 * @param reason why it waits or failed, in words
 * @param waitsUntil when it is tried again at the latest, null when it does not wait
 * @param publishAt when YouTube makes it public, null when at once or never
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
