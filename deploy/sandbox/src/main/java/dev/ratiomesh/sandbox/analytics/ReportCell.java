package dev.ratiomesh.sandbox.analytics;

import java.util.List;

/**
 * Holds the totals of one row, from which its metrics are calculated.
 *
 * @param key the values of the dimensions, in the requested order
 * @param totals the totals of the row
 * @param allViews the views of all rows together
 */
record ReportCell(List<String> key, MetricTotals totals, double allViews) {

    double percentOfViews() {
        return allViews == 0 ? 0 : 100 * totals.views() / allViews;
    }
}
