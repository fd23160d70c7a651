package dev.ratiomesh.sandbox.analytics;

import java.util.List;

/**
 * A row before its metrics are read.
 *
 * @param key the values of the dimensions, in the order asked
 * @param tally what happened there
 * @param allViews the views of all rows together
 */
record ReportCell(List<String> key, MetricTotals tally, double allViews) {

    double percentOfViews() {
        return allViews == 0 ? 0 : 100 * tally.views() / allViews;
    }
}
