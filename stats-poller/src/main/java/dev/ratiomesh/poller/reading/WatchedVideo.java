package dev.ratiomesh.poller.reading;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a watched video between two readings.
 *
 * @param cadence the shortest cadence of its running campaigns
 * @param readAt null before the first reading
 * @param misses readings in a row that did not find the video
 * @param advertised whether an advertising order is running for the video
 * @param campaigns number of running campaigns that watch the video
 */
public record WatchedVideo(
        String videoId,
        Duration cadence,
        Instant dueAt,
        @Nullable Instant readAt,
        VideoStats stats,
        ViewVelocity velocity,
        int misses,
        boolean advertised,
        int campaigns) {}
