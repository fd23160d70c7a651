package dev.ratiomesh.sandbox.analytics;

import dev.ratiomesh.sandbox.world.AdReachSoFar;
import dev.ratiomesh.sandbox.world.SimClock;
import dev.ratiomesh.sandbox.world.VideoCounts;
import dev.ratiomesh.sandbox.world.VideoWorld;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiFunction;

/** Calculates the metrics of a video on a day. Days are those of real time in Los Angeles, as YouTube's are. */
public final class VideoDays {
    static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private final VideoWorld world;
    private final SimClock clock;
    private final BiFunction<String, Instant, AdReachSoFar> advertising;

    /**
     * Connects the calculation with its sources.
     *
     * @param advertising returns the reach that ad orders brought to a video up to a moment of simulated time
     */
    public VideoDays(VideoWorld world, SimClock clock, BiFunction<String, Instant, AdReachSoFar> advertising) {
        this.world = world;
        this.clock = clock;
        this.advertising = advertising;
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), PACIFIC);
    }

    Instant now() {
        return clock.realNow();
    }

    MetricTotals totalsOn(String videoId, LocalDate day) {
        Instant from = clock.atIncludingPast(day.atStartOfDay(PACIFIC).toInstant());
        Instant to = clock.atIncludingPast(day.plusDays(1).atStartOfDay(PACIFIC).toInstant());
        Optional<VideoCounts> before = world.storyAt(videoId, from);
        Optional<VideoCounts> after = world.storyAt(videoId, to);
        if (before.isEmpty() || after.isEmpty()) {
            return MetricTotals.NONE;
        }
        long ads = advertising.apply(videoId, to).views()
                - advertising.apply(videoId, from).views();
        return AudienceProfile.of(videoId).totals(before.get(), after.get(), ads);
    }
}
