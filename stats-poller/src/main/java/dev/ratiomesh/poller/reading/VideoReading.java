package dev.ratiomesh.poller.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a video and its next due time.
 *
 * @param epoch of the claim under which the video was read
 * @param readAt the moment of the reading
 * @param stats null when the video was not found
 * @param misses readings in a row that did not find the video, this one included
 * @param dueAt the moment of the next reading
 */
public record VideoReading(
        String videoId,
        long epoch,
        Instant readAt,
        @Nullable VideoStats stats,
        ViewVelocity velocity,
        int misses,
        Instant dueAt) {}
