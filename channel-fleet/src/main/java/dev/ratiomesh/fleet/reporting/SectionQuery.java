package dev.ratiomesh.fleet.reporting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Queries the metrics of one section. All metrics go into one query first; when YouTube does not support that, each metric
 * gets a query of its own, so that a metric YouTube has dropped is missing alone. Holds state; one object serves one fetch.
 */
public final class SectionQuery {
    private final ReportSection section;
    private final List<String> remaining;
    private final Map<String, String> dropped = new LinkedHashMap<>();
    private boolean metricByMetric;
    private Optional<ResultTable> table = Optional.empty();

    /** @param droppedMetrics metrics that YouTube is known to have dropped, with its message; they are not queried */
    public SectionQuery(ReportSection section, Map<String, String> droppedMetrics) {
        this.section = section;
        this.remaining = new ArrayList<>(section.metrics());
        remaining.removeAll(droppedMetrics.keySet());
    }

    /** Returns the metrics of the next query; empty when the section is complete. */
    public List<String> nextMetrics() {
        return remaining.isEmpty() || metricByMetric
                ? remaining.stream().limit(1).toList()
                : List.copyOf(remaining);
    }

    /** Adds the table that YouTube returned for the latest query. */
    public void answered(ResultTable answer) {
        table = Optional.of(
                table.map(first -> first.join(answer, section.dimensions().size()))
                        .orElse(answer));
        removeQueried();
    }

    /**
     * Records that YouTube does not support the latest query.
     *
     * @param message YouTube's own
     */
    public void refused(String message) {
        if (nextMetrics().size() == 1) {
            dropped.put(nextMetrics().get(0), message);
            removeQueried();
        } else {
            metricByMetric = true;
        }
    }

    /** Returns the joined table; empty when no query was answered. */
    public Optional<ResultTable> table() {
        return table;
    }

    /** Returns the metrics that YouTube no longer supports, with its message. */
    public Map<String, String> dropped() {
        return Map.copyOf(dropped);
    }

    private void removeQueried() {
        remaining.removeAll(nextMetrics());
    }
}
