package dev.ratiomesh.ratio.benchmark.fit;

import dev.ratiomesh.ratio.benchmark.line.AgeTerm;
import dev.ratiomesh.ratio.benchmark.table.DataPoints;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.hipparchus.stat.regression.MillerUpdatingRegression;
import org.hipparchus.stat.regression.RegressionResults;
import org.jspecify.annotations.Nullable;

/** Fits log10(count) on views and age by least squares, where a table gives enough ages. */
final class AgeFit {

    /** Least fraction of rows with a known age; with fewer, the rows without an age could be of another kind. */
    private static final double MIN_KNOWN_FRACTION = 0.8;

    /** Least standard deviation of log10(1 + age) for age to matter: about a quarter up or down. */
    private static final double MIN_SPREAD = 0.1;

    private static final int MIN_ROWS = 30;

    private AgeFit() {}

    /** Fits the age term; null when ages are too few or too similar, or collinear with the views. */
    static @Nullable AgeTerm fit(DataPoints points) {
        MillerUpdatingRegression regression = new MillerUpdatingRegression(2, true);
        StreamingStatistics ages = new StreamingStatistics();
        StreamingStatistics logAges = new StreamingStatistics();
        for (int i = 0; i < points.size(); i++) {
            double age = points.age(i);
            if (!Double.isNaN(age)) {
                double z = Math.log10(1 + age);
                regression.addObservation(new double[] {points.logViews(i), z}, points.logCount(i));
                ages.addValue(age);
                logAges.addValue(z);
            }
        }
        boolean enough = ages.getN() >= Math.max(MIN_ROWS, MIN_KNOWN_FRACTION * points.size());
        return enough && logAges.getStandardDeviation() >= MIN_SPREAD ? solve(regression, ages) : null;
    }

    private static @Nullable AgeTerm solve(MillerUpdatingRegression regression, StreamingStatistics ages) {
        try {
            RegressionResults results = regression.regress();
            double[] b = results.getParameterEstimates();
            double variance = results.getMeanSquareError();
            AgeTerm term = new AgeTerm(
                    results.getN(),
                    b[0],
                    b[1],
                    b[2],
                    Math.sqrt(variance),
                    ages.getMin(),
                    ages.getMax(),
                    crossMatrix(results, variance));
            return Double.isFinite(term.cross().leverage(1, 1) + b[0] + b[1] + b[2]) ? term : null;
        } catch (MathIllegalArgumentException collinear) {
            return null;
        }
    }

    /** Divides out the variance of the residuals, by which the library scales the matrix. */
    private static AgeTerm.Cross crossMatrix(RegressionResults results, double variance) {
        return new AgeTerm.Cross(
                results.getCovarianceOfParameters(0, 0) / variance,
                results.getCovarianceOfParameters(0, 1) / variance,
                results.getCovarianceOfParameters(0, 2) / variance,
                results.getCovarianceOfParameters(1, 1) / variance,
                results.getCovarianceOfParameters(1, 2) / variance,
                results.getCovarianceOfParameters(2, 2) / variance);
    }
}
