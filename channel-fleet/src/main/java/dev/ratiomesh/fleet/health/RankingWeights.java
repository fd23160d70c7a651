package dev.ratiomesh.fleet.health;

import dev.ratiomesh.fleet.RankingConfig;
import java.time.Duration;

/**
 * What counts how much.
 *
 * @param errorsTolerated so many errors take all points for errors
 * @param restedAfter after so long a channel is fully rested
 * @param reserveLast whether reserves come last unless they stand in
 */
public record RankingWeights(
        int quotaLeft,
        int uploadsToday,
        int recentErrors,
        int rest,
        int errorsTolerated,
        Duration restedAfter,
        boolean reserveLast) {
    /** 40, 30, 20, 10. */
    public static final RankingWeights USUAL = new RankingWeights(40, 30, 20, 10, 5, Duration.ofHours(24), true);

    public RankingWeights {
        if (Math.min(Math.min(quotaLeft, uploadsToday), Math.min(recentErrors, rest)) < 0
                || quotaLeft + uploadsToday + recentErrors + rest != 100) {
            throw new IllegalArgumentException("fleet.ranking: weights must be 0 or more and make 100 together");
        }
        if (errorsTolerated < 1 || restedAfter.isNegative() || restedAfter.isZero()) {
            throw new IllegalArgumentException("fleet.ranking: errors-tolerated and rested-after must be above 0");
        }
    }

    /** @throws IllegalArgumentException naming what is wrong */
    public static RankingWeights of(RankingConfig config) {
        return new RankingWeights(
                config.quotaLeft(),
                config.uploadsToday(),
                config.recentErrors(),
                config.rest(),
                config.errorsTolerated(),
                config.restedAfter(),
                config.reserveLast());
    }
}
