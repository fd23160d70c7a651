package dev.ratiomesh.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs simulated time. It starts equal to real time and never jumps: a restart at another speed continues where the old
 * speed had come to, and the time the process was down counts, because the world outside does not stop.
 */
public final class SimClock implements InstantSource {
    private final InstantSource real;
    private final List<ClockStart> starts;

    private SimClock(InstantSource real, List<ClockStart> starts) {
        this.real = real;
        this.starts = List.copyOf(starts);
    }

    /**
     * Resumes from earlier starts (oldest first, empty for a new world) at a speed in simulated seconds a real second.
     */
    public static SimClock resume(InstantSource real, List<ClockStart> earlier, double speed) {
        Instant now = real.instant();
        Instant simNow =
                earlier.isEmpty() ? now : earlier.get(earlier.size() - 1).simulated(now);
        List<ClockStart> all = new ArrayList<>(earlier);
        all.add(new ClockStart(now, simNow, speed));
        return new SimClock(real, all);
    }

    @Override
    public Instant instant() {
        return at(real.instant());
    }

    /** Returns the simulated time at a moment of real time; before the world's start, the world's start. */
    public Instant at(Instant moment) {
        ClockStart valid = starts.get(0);
        for (ClockStart start : starts) {
            valid = start.realAt().isAfter(moment) ? valid : start;
        }
        return moment.isBefore(valid.realAt()) ? valid.simAt() : valid.simulated(moment);
    }

    /**
     * Returns the simulated time as {@link #at}, but time before the world's start ran as fast as real time, so that
     * the world has a past.
     */
    public Instant atIncludingPast(Instant moment) {
        ClockStart first = starts.get(0);
        return moment.isBefore(first.realAt())
                ? first.simAt().minus(Duration.between(moment, first.realAt()))
                : at(moment);
    }

    public Instant realNow() {
        return real.instant();
    }

    /** Returns the world's start, to the second, as publication times are. */
    public Instant worldStart() {
        return starts.get(0).simAt().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Returns the start that this process made, which the next one needs. */
    public ClockStart latest() {
        return starts.get(starts.size() - 1);
    }
}
