package dev.ratiomesh.bench;

import java.util.Locale;

/**
 * Holds one line of the report.
 *
 * @param ours events or bytes a second that the mesh reaches
 * @param bare events or bytes a second that the comparison reaches in the same run
 * @param floor the promised ratio
 */
record BenchResult(String path, double ours, String comparison, double bare, double floor) {
    private static final String ROW = "%-26s %12s   %-34s %12s   ratio %6s   promised %s";

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                ROW,
                path,
                rate(ours),
                comparison,
                rate(bare),
                String.format(Locale.ROOT, "%.2f", ours / bare),
                String.format(Locale.ROOT, "%.1f %s", floor, ours / bare >= floor ? "kept" : "MISSED"));
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond);
    }
}
