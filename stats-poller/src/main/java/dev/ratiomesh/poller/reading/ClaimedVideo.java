package dev.ratiomesh.poller.reading;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A watched video that one replica has claimed for reading.
 *
 * @param epoch grows with each claim; a reading under an older epoch is not written
 * @param dueAt the moment at which the reading was due
 * @param cadence the shortest cadence of its running campaigns
 * @param views the view count of the last reading, null before the first
 * @param readAt the moment of the last reading, null before the first
 * @param misses readings in a row that did not find the video
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
