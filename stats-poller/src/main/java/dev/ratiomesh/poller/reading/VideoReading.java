package dev.ratiomesh.poller.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reading made of a video.
 *
 * @param readAt when it was read
 * @param stats null when the video was not found
 * @param misses readings in a row that did not find it, this one included
 * @param dueAt when it is read next
 */
public record VideoReading(
        String videoId,
        long epoch,
        Instant readAt,
        @Nullable VideoStats stats,
        ViewVelocity velocity,
        int misses,
        Instant dueAt) {}
