package dev.ratiomesh.poller.reading;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A watched video as it stands between two readings. */
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
