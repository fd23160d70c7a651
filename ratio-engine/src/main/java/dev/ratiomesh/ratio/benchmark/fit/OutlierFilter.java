package dev.ratiomesh.ratio.benchmark.fit;

import dev.ratiomesh.ratio.benchmark.line.LineFit;
import dev.ratiomesh.ratio.benchmark.table.DataPoints;
import java.util.BitSet;
import org.hipparchus.stat.descriptive.rank.Median;

/** Which rows lie so far off a first fit that they say nothing of their genre. */
final class OutlierFilter {

    /** Makes the median absolute deviation an estimate of a normal distribution's standard deviation. */
    private static final double TO_STANDARD_DEVIATION = 1.4826;

    /** Below this most rows lie exactly on the line, and the deviation no longer measures noise. */
    private static final double NO_SPREAD = 1e-9;

    private OutlierFilter() {}

    /** The rows to keep. */
    static BitSet kept(DataPoints points, LineFit first, double mads) {
        double[] residuals = new double[points.size()];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = points.logCount(i) - first.intercept() - first.slope() * points.logViews(i);
        }
        centre(residuals);
        double limit = mads * TO_STANDARD_DEVIATION * new Median().evaluate(residuals);
        BitSet kept = new BitSet(residuals.length);
        for (int i = 0; i < residuals.length; i++) {
            kept.set(i, residuals[i] <= limit || limit < NO_SPREAD);
        }
        return kept;
    }

    private static void centre(double[] residuals) {
        double median = new Median().evaluate(residuals);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = Math.abs(residuals[i] - median);
        }
    }
}
