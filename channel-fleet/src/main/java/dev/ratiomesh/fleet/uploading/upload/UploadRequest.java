package dev.ratiomesh.fleet.uploading.upload;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for; it never changes.
 *
 * @param requestedBy who asked
 * @param channels the eligible ones, in the owner's order
 * @param declaredBytes size of the file in bytes, null when nobody said
 * @param hash of the command's content, by which a repeated job is known
 */
public record UploadRequest(
        String uploadId,
        String tenantId,
        String requestedBy,
        List<String> channels,
        SourceAddress file,
        @Nullable Long declaredBytes,
        @Nullable SourceAddress thumbnail,
        VideoMetadata metadata,
        String hash,
        Instant createdAt) {
    public UploadRequest {
        channels = List.copyOf(channels);
    }
}
