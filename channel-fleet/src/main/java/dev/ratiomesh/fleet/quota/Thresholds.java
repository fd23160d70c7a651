package dev.ratiomesh.fleet.quota;

import dev.ratiomesh.contracts.channel.QuotaLevel;

/**
 * The fractions of a limit at which the quota level changes.
 *
 * @param warning the fraction from which on the level is a warning; above 0
 * @param critical the fraction from which on the level is critical; above {@code warning}, below 1
 */
public record Thresholds(double warning, double critical) {
    public Thresholds {
        if (!(warning > 0 && critical > warning && critical < 1)) {
            throw new IllegalArgumentException("fleet.quota: warning " + warning + " and critical " + critical
                    + " must be above 0, in order, below 1");
        }
    }

    /**
     * Returns the level of a usage.
     *
     * @param limit 0 or more; a limit of 0 is always exhausted
     */
    public QuotaLevel level(long used, long limit) {
        if (used >= limit) {
            return QuotaLevel.EXHAUSTED;
        }
        double fraction = (double) used / limit;
        if (fraction >= critical) {
            return QuotaLevel.CRITICAL;
        }
        return fraction >= warning ? QuotaLevel.WARNING : QuotaLevel.HEALTHY;
    }
}
