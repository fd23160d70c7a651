package dev.ratiomesh.poller.reading;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The expected growth of a video's views.
 *
 * @param viewsPerHour 0 or more
 */
public record ViewVelocity(double viewsPerHour) {
    /** Time after which an old observation has half its weight. */
    private static final Duration HALF_LIFE = Duration.ofHours(1);

    private static final Duration ASSUMED_AGE = Duration.ofDays(30);
    private static final double NANOS_PER_HOUR = 3.6e12;

    /**
     * Returns the average over the life of the video: a first estimate, too high for an old video, updated by every reading.
     *
     * @param publishedAt null when unknown; then an age of 30 days is assumed
     */
    public static ViewVelocity lifetimeAverage(long views, @Nullable Instant publishedAt, Instant now) {
        Duration age = publishedAt == null ? ASSUMED_AGE : Duration.between(publishedAt, now);
        return new ViewVelocity(views / Math.max(1, hours(age)));
    }

    /** Returns the velocity after one more reading; a count that fell is taken as no growth. */
    public ViewVelocity updated(long before, long after, Duration between) {
        double hours = hours(between);
        if (hours <= 0) {
            return this;
        }
        double observed = Math.max(0, after - before) / hours;
        double kept = Math.pow(0.5, hours / hours(HALF_LIFE));
        return new ViewVelocity(kept * viewsPerHour + (1 - kept) * observed);
    }

    /**
     * Returns the weight of a reading. A number that grows by v an hour and is read r times an hour is behind by v / 2r on
     * average; the sum of that over all videos is smallest, at a given number of readings, when r is proportional to the
     * square root of v (Lagrange).
     *
     * @param boost factor for a video with a running advertising order, 1 otherwise
     */
    public double weight(double boost) {
        return boost * Math.sqrt(1 + viewsPerHour);
    }

    private static double hours(Duration duration) {
        return duration.toNanos() / NANOS_PER_HOUR;
    }
}
