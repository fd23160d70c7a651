package dev.ratiomesh.bench;

import java.util.Locale;

/**
 * Holds one line of the report.
 *
 * @param meshRate events or bytes a second that the mesh reaches
 * @param baselineRate events or bytes a second that the comparison reaches in the same run
 * @param promisedRatio the promised ratio
 */
record BenchResult(String path, double meshRate, String comparison, double baselineRate, double promisedRatio) {
    private static final String ROW = "%-26s %12s   %-34s %12s   ratio %6s   promised %s";

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                ROW,
                path,
                rate(meshRate),
                comparison,
                rate(baselineRate),
                String.format(Locale.ROOT, "%.2f", meshRate / baselineRate),
                String.format(
                        Locale.ROOT,
                        "%.1f %s",
                        promisedRatio,
                        meshRate / baselineRate >= promisedRatio ? "kept" : "MISSED"));
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond);
    }
}
