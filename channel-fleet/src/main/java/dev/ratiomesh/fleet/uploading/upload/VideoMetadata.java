package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.contracts.channel.Privacy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metadata that a video is published with. Its JSON form is stored, so the component names stay.
 *
 * @param publishAt moment at which YouTube makes the private video public; null for none
 * @param notifySubscribers whether YouTube notifies the channel's subscribers
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
