package dev.ratiomesh.sandbox.analytics;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Calculates the audience that still watches after each hundredth of a video: falling from above 1 to the share that
 * sees the end.
 */
final class AudienceRetention {
    private static final int POINTS = 100;

    private AudienceRetention() {}

    /** Returns the rows of the audience retention report: one for each hundredth of the video. */
    static List<ReportCell> rows(MetricTotals totals) {
        return IntStream.rangeClosed(1, POINTS)
                .mapToObj(hundredth -> String.format(Locale.ROOT, "%.2f", hundredth / (double) POINTS))
                .map(ratio -> new ReportCell(List.of(ratio), totals, totals.views()))
                .toList();
    }

    static double watchRatio(ReportCell cell) {
        double average = Math.max(1, cell.totals().averagePercent()) / 100;
        return 1.1 * Math.exp(-ratio(cell) / average);
    }

    static double relativePerformance(ReportCell cell) {
        return Math.min(1, Math.max(0, cell.totals().averagePercent() / 100));
    }

    private static double ratio(ReportCell cell) {
        return Double.parseDouble(cell.key().get(0));
    }
}
