package dev.ratiomesh.poller.reading;

import java.time.Duration;

/**
 * How often a video's numbers are wanted, and how much a reading of it is worth beside others.
 *
 * @param cadence the shortest of its campaigns, above zero
 * @param weight above 0
 */
public record PollDemand(Duration cadence, double weight) {
    public PollDemand {
        if (cadence.isZero() || cadence.isNegative() || !(weight > 0)) {
            throw new IllegalArgumentException(
                    "a wish needs a cadence and a weight above 0: " + cadence + ", " + weight);
        }
    }

    /** Readings a second that fulfil the wish. */
    double readingsPerSecond() {
        return 1e9 / cadence.toNanos();
    }
}
