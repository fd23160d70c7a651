package dev.ratiomesh.poller.reading;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A video that was taken to be read.
 *
 * @param epoch grows with each claim; a mark under an older epoch is not written
 * @param dueAt when it was to be read
 * @param cadence the shortest of its running campaigns
 * @param views at the last reading, null before the first
 * @param readAt the last reading, null before the first
 * @param misses readings in a row that did not find it
 * @param advertised whether an advertising order is running for it
 */
public record ClaimedVideo(
        String videoId,
        long epoch,
        Instant dueAt,
        Duration cadence,
        @Nullable Long views,
        @Nullable Instant readAt,
        ViewVelocity velocity,
        int misses,
        boolean advertised) {}
