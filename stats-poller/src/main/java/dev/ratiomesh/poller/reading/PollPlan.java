package dev.ratiomesh.poller.reading;

import java.time.Duration;
import java.util.List;

/**
 * The plan that shares the readings out among the watched videos. While the capacity covers every demand, each video is
 * read at its cadence. Otherwise a video of weight w is read {@code clamp(lambda * w, floor, 1 / cadence)} times a second,
 * lambda being the one number at which the rates add up to the capacity; the sum grows with lambda, so bisection finds it.
 *
 * @param stretched whether the capacity is below the sum of all demands
 * @param lambda readings per second and unit of weight; infinite when not stretched
 * @param floor readings per second that every video gets, unless its cadence asks for fewer
 * @param longestGap the longest intended time between two readings of a video
 */
public record PollPlan(boolean stretched, double lambda, double floor, Duration longestGap) {
    private static final int BISECTION_STEPS = 60;

    /**
     * Allocates a capacity to the demands.
     *
     * @param capacity readings per second, 0 or more
     */
    public static PollPlan allocate(List<PollDemand> demands, double capacity, Duration longestGap) {
        if (demands.stream().mapToDouble(PollDemand::readingsPerSecond).sum() <= capacity) {
            return new PollPlan(false, Double.POSITIVE_INFINITY, 0, longestGap);
        }
        double floor = Math.min(1e9 / longestGap.toNanos(), capacity / demands.size());
        double low = 0;
        double high = demands.stream()
                .mapToDouble(demand -> demand.readingsPerSecond() / demand.weight())
                .max()
                .orElse(0);
        for (int i = 0; i < BISECTION_STEPS; i++) {
            double middle = (low + high) / 2;
            boolean fits = sum(demands, middle, floor) <= capacity;
            low = fits ? middle : low;
            high = fits ? high : middle;
        }
        return new PollPlan(true, low, floor, longestGap);
    }

    /** Returns the time from one reading of a video to the next; never shorter than its cadence. */
    public Duration interval(PollDemand demand) {
        if (!stretched) {
            return demand.cadence();
        }
        double rate = rate(demand, lambda, floor);
        // Without any capacity no reading can be planned; the quota decides when readings resume.
        return rate <= 0 ? longestGap : Duration.ofNanos((long) (1e9 / rate));
    }

    /**
     * Returns how long before its due time a video may be read to fill a batch. A call costs the same with 1 video as with
     * 50: a stretched plan fills every batch, any other keeps cadences exact.
     */
    public Duration readAhead() {
        return stretched ? longestGap : Duration.ZERO;
    }

    private static double sum(List<PollDemand> demands, double lambda, double floor) {
        double sum = 0;
        for (PollDemand demand : demands) {
            sum += rate(demand, lambda, floor);
        }
        return sum;
    }

    private static double rate(PollDemand demand, double lambda, double floor) {
        return Math.min(demand.readingsPerSecond(), Math.max(floor, lambda * demand.weight()));
    }
}
