package dev.ratiomesh.fleet.uploading.upload;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accepted request for an upload; it never changes.
 *
 * @param requestedBy name of the caller
 * @param channelIds channels that the upload may go to, in the owner's order
 * @param declaredBytes size of the file that the caller declared, null when none was declared
 * @param thumbnailAddress null when the video gets no thumbnail of its own
 * @param contentHash hash of the command, by which a repeated command is recognised
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
