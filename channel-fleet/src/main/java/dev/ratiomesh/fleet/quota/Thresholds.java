package dev.ratiomesh.fleet.quota;

import dev.ratiomesh.contracts.channel.QuotaLevel;

/**
 * From which part of a limit on its level is another one.
 *
 * @param warning above 0
 * @param critical above warning, below 1
 */
public record Thresholds(double warning, double critical) {
    public Thresholds {
        if (!(warning > 0 && critical > warning && critical < 1)) {
            throw new IllegalArgumentException("fleet.quota: warning " + warning + " and critical " + critical
                    + " must be above 0, in order, below 1");
        }
    }

    /** @param limit 0 or more; of nothing, nothing is left */
    public QuotaLevel level(long used, long limit) {
        if (used >= limit) {
            return QuotaLevel.EXHAUSTED;
        }
        double part = (double) used / limit;
        if (part >= critical) {
            return QuotaLevel.CRITICAL;
        }
        return part >= warning ? QuotaLevel.WARNING : QuotaLevel.HEALTHY;
    }
}
