package dev.ratiomesh.ratio.benchmark.line;

import org.hipparchus.distribution.continuous.TDistribution;

/** Computes the width of prediction intervals. */
final class PredictionInterval {

    /** Upper quantile of a two-sided 80 % interval. */
    private static final double UPPER_QUANTILE = 0.9;

    private PredictionInterval() {}

    /** Returns Student's t for an 80 % interval. Expensive, so each line computes it once. */
    static double studentT(long degreesOfFreedom) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(UPPER_QUANTILE);
    }
}
