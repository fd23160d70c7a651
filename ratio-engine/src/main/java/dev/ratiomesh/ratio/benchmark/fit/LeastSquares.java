package dev.ratiomesh.ratio.benchmark.fit;

import dev.ratiomesh.ratio.benchmark.line.LineFit;
import dev.ratiomesh.ratio.benchmark.table.DataPoints;
import org.hipparchus.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;

/** Least squares of log10(count) on log10(views). */
final class LeastSquares {

    private static final int FEWEST_ROWS = 3;

    private LeastSquares() {}

    /** Null when there are fewer than three rows, or all have the same views: no line has a spread then. */
    static @Nullable LineFit of(DataPoints points) {
        SimpleRegression regression = new SimpleRegression();
        double sum = 0;
        long min = Long.MAX_VALUE;
        long max = 0;
        for (int i = 0; i < points.size(); i++) {
            double x = points.logViews(i);
            regression.addData(x, points.logCount(i));
            sum += x;
            min = Math.min(min, points.views(i));
            max = Math.max(max, points.views(i));
        }
        if (points.size() < FEWEST_ROWS || min == max) {
            return null;
        }
        return described(regression, min, max, sum / points.size());
    }

    private static LineFit described(SimpleRegression regression, long min, long max, double meanX) {
        double total = regression.getTotalSumSquares();
        double r2 = total == 0 ? 1 : regression.getRSquare();
        return new LineFit(
                regression.getN(),
                regression.getSlope(),
                regression.getIntercept(),
                r2,
                Math.sqrt(regression.getMeanSquareError()),
                min,
                max,
                meanX,
                regression.getXSumSquares());
    }
}
