package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.contracts.channel.Privacy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a video shall say of itself.
 *
 * @param publishAt when it becomes public, null when at once or never; it is private until then
 */
public record VideoMetadata(
        String title,
        String description,
        List<String> tags,
        String categoryId,
        Privacy privacy,
        @Nullable Instant publishAt,
        boolean madeForKids,
        boolean syntheticMedia,
        boolean notifySubscribers) {
    public VideoMetadata {
        tags = List.copyOf(tags);
    }
}
