package dev.ratiomesh.poller.reading;

import java.time.Duration;
import java.util.List;

/**
 * How readings are shared out. While the capacity holds every wish, each video gets its cadence. Otherwise a video of
 * weight w is read {@code clamp(lambda * w, floor, 1 / cadence)} times a second, lambda being the one number at which the
 * rates add up to the capacity; the sum grows with lambda, so bisection finds it.
 *
 * @param stretched whether the capacity cannot hold every wish
 * @param lambda readings a second a unit of weight; infinite when not stretched
 * @param floor readings a second that every video gets, unless it wishes for less
 * @param longestGap the time between two readings of a video that should not be exceeded
 */
public record PollPlan(boolean stretched, double lambda, double floor, Duration longestGap) {
    private static final int BISECTION_STEPS = 60;

    /**
     * Shares out a capacity.
     *
     * @param capacity readings a second, 0 or more
     */
    public static PollPlan allocate(List<PollDemand> wishes, double capacity, Duration longestGap) {
        if (wishes.stream().mapToDouble(PollDemand::readingsPerSecond).sum() <= capacity) {
            return new PollPlan(false, Double.POSITIVE_INFINITY, 0, longestGap);
        }
        double floor = Math.min(1e9 / longestGap.toNanos(), capacity / wishes.size());
        double low = 0;
        double high = wishes.stream()
                .mapToDouble(wish -> wish.readingsPerSecond() / wish.weight())
                .max()
                .orElse(0);
        for (int step = 0; step < BISECTION_STEPS; step++) {
            double middle = (low + high) / 2;
            boolean fits = sum(wishes, middle, floor) <= capacity;
            low = fits ? middle : low;
            high = fits ? high : middle;
        }
        return new PollPlan(true, low, floor, longestGap);
    }

    /** The time from one reading of a video to the next; its cadence at the least. */
    public Duration interval(PollDemand wish) {
        if (!stretched) {
            return wish.cadence();
        }
        double rate = rate(wish, lambda, floor);
        // Without any capacity there is no reading to plan; the quota says when it goes on.
        return rate <= 0 ? longestGap : Duration.ofNanos((long) (1e9 / rate));
    }

    /**
     * How far ahead of its time a video may be read to fill a batch. A batch costs the same full or not: when calls are
     * scarce, none leaves half empty; when they are not, a cadence means what it says.
     */
    public Duration readAhead() {
        return stretched ? longestGap : Duration.ZERO;
    }

    private static double sum(List<PollDemand> wishes, double lambda, double floor) {
        double sum = 0;
        for (PollDemand wish : wishes) {
            sum += rate(wish, lambda, floor);
        }
        return sum;
    }

    private static double rate(PollDemand wish, double lambda, double floor) {
        return Math.min(wish.readingsPerSecond(), Math.max(floor, lambda * wish.weight()));
    }
}
