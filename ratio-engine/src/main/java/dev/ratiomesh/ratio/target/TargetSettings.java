package dev.ratiomesh.ratio.target;

/**
 * When a verdict is given.
 *
 * @param derivedMetrics off for operators whose YouTube audit does not cover derived metrics
 * @param minimumSample fewest rows a line may rest on
 * @param rangeWidening factor, 1 or more, by which views may pass what the benchmark has seen
 */
public record TargetSettings(boolean derivedMetrics, long minimumSample, double rangeWidening) {

    public static final TargetSettings DEFAULT = new TargetSettings(true, 50, 1.0);

    public TargetSettings {
        if (minimumSample < 3) {
            throw new IllegalArgumentException("ratio.minimum-sample is " + minimumSample + "; it must be 3 or more");
        }
        if (!(rangeWidening >= 1 && rangeWidening <= 1000)) {
            throw new IllegalArgumentException(
                    "ratio.range-widening is " + rangeWidening + "; it must be from 1 to 1000");
        }
    }
}
