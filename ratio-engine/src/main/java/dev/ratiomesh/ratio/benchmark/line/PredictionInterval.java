package dev.ratiomesh.ratio.benchmark.line;

import org.hipparchus.distribution.continuous.TDistribution;

/** The width of prediction intervals. */
final class PredictionInterval {

    /** 80 % two-sided leaves 10 % above. */
    private static final double UPPER_QUANTILE = 0.9;

    private PredictionInterval() {}

    /** Student's t for an 80 % interval. It is dear to compute, so it is computed once a line. */
    static double studentT(long degreesOfFreedom) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(UPPER_QUANTILE);
    }
}
