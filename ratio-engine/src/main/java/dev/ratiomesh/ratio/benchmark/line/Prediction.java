package dev.ratiomesh.ratio.benchmark.line;

/**
 * What a line says at some views, on the log10 scale.
 *
 * @param log10 of the expected count
 * @param halfWidth of the 80 % prediction interval
 * @param slope of log10(count) in log10(views)
 */
public record Prediction(double log10, double halfWidth, double slope) {

    Prediction raisedBy(double log10Factor) {
        return log10Factor == 0 ? this : new Prediction(log10 + log10Factor, halfWidth, slope);
    }
}
