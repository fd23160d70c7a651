package dev.ratiomesh.fleet.uploading;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for; it never changes.
 *
 * @param by who asked
 * @param channels the eligible ones, in the owner's order
 * @param announced size of the file in bytes, null when nobody said
 * @param hash of the command's content, by which a repeated job is known
 */
public record Job(
        String uploadId,
        String tenantId,
        String by,
        List<String> channels,
        Place file,
        @Nullable Long announced,
        @Nullable Place thumbnail,
        Metadata metadata,
        String hash,
        Instant createdAt) {
    public Job {
        channels = List.copyOf(channels);
    }
}
