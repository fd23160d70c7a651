package dev.ratiomesh.ratio.benchmark.line;

/**
 * The ordinary least squares fit of log10(count) on log10(views).
 *
 * @param n number of rows, 3 or more
 * @param r2 share of the variance explained, 0..1
 * @param spread residual standard deviation on the log10 scale, with n - 2 degrees of freedom
 * @param minViews fewest views in the table
 * @param maxViews most views in the table
 * @param meanX mean of log10(views)
 * @param sxx sum of squared deviations of log10(views) from their mean, above 0
 */
public record LineFit(
        long n,
        double slope,
        double intercept,
        double r2,
        double spread,
        long minViews,
        long maxViews,
        double meanX,
        double sxx) {

    private static final int PARAMETERS = 2;

    /**
     * Predicts one more video with its 80 % interval, as in any textbook on linear regression: half width
     * {@code t * s * sqrt(1 + 1/n + (x - mean)^2 / Sxx)}.
     */
    Prediction predict(double x, double t) {
        double deviation = x - meanX;
        double half = t * spread * Math.sqrt(1 + 1.0 / n + deviation * deviation / sxx);
        return new Prediction(intercept + slope * x, half, slope);
    }

    double studentT() {
        return PredictionInterval.studentT(n - PARAMETERS);
    }
}
