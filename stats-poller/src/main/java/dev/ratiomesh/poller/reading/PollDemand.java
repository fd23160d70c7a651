package dev.ratiomesh.poller.reading;

import java.time.Duration;

/**
 * The readings that one video demands, and the weight of a reading when quota is scarce.
 *
 * @param cadence the shortest cadence of its campaigns, above zero
 * @param weight relative worth of a reading, above 0
 */
public record PollDemand(Duration cadence, double weight) {
    public PollDemand {
        if (cadence.isZero() || cadence.isNegative() || !(weight > 0)) {
            throw new IllegalArgumentException(
                    "A poll demand needs a cadence and a weight above 0, got " + cadence + ", " + weight);
        }
    }

    /** Returns the readings per second that keep the cadence. */
    double readingsPerSecond() {
        return 1e9 / cadence.toNanos();
    }
}
