package dev.ratiomesh.ratio.benchmark.line;

/**
 * The prediction of a line at one number of views, on the log10 scale.
 *
 * @param log10 log10 of the expected count
 * @param halfWidth half width of the 80 % prediction interval
 * @param slope derivative of log10(count) by log10(views)
 */
public record Prediction(double log10, double halfWidth, double slope) {

    Prediction raisedBy(double log10Factor) {
        return log10Factor == 0 ? this : new Prediction(log10 + log10Factor, halfWidth, slope);
    }
}
