package dev.ratiomesh.fleet.uploading.upload;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for; it never changes.
 *
 * @param requestedBy who asked
 * @param channelIds the eligible ones, in the owner's order
 * @param declaredBytes size of the file in bytes, null when nobody said
 * @param contentHash of the command's content, by which a repeated job is known
 */
public record UploadRequest(
        String uploadId,
        String tenantId,
        String requestedBy,
        List<String> channelIds,
        SourceAddress fileAddress,
        @Nullable Long declaredBytes,
        @Nullable SourceAddress thumbnailAddress,
        VideoMetadata metadata,
        String contentHash,
        Instant createdAt) {
    public UploadRequest {
        channelIds = List.copyOf(channelIds);
    }
}
