package dev.ratiomesh.ratio.target;

/**
 * The conditions under which a verdict is given.
 *
 * @param derivedMetrics false for operators whose YouTube audit does not cover derived metrics
 * @param minimumSample fewest rows of a usable line, 3 or more
 * @param rangeWidening factor, 1 to 1000, by which views may leave the benchmark's range
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
