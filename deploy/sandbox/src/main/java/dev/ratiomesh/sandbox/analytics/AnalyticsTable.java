package dev.ratiomesh.sandbox.analytics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Formats the answer to a query: columns first, then rows in the requested order. */
final class AnalyticsTable {
    private final AnalyticsQuery query;

    AnalyticsTable(AnalyticsQuery query) {
        this.query = query;
    }

    /** Formats an answer without a {@code rows} key, as YouTube sends it before any day is processed. */
    ObjectNode withoutRows() {
        ObjectNode table = SandboxJson.object().put("kind", "youtubeAnalytics#resultTable");
        ArrayNode headers = table.putArray("columnHeaders");
        query.dimensions().forEach(name -> header(headers, name, "DIMENSION", "STRING"));
        query.metrics()
                .forEach(name ->
                        header(headers, name, "METRIC", ReportMetric.of(name).whole() ? "INTEGER" : "FLOAT"));
        return table;
    }

    ObjectNode withRows(List<ReportCell> cells) {
        ObjectNode table = withoutRows();
        ArrayNode rows = table.putArray("rows");
        cells.stream()
                .sorted(order())
                .skip(query.startIndex() - 1L)
                .limit(Objects.requireNonNullElse(query.maxResults(), Integer.MAX_VALUE))
                .forEach(cell -> row(cell, rows.addArray()));
        return table;
    }

    private void row(ReportCell cell, ArrayNode row) {
        cell.key().forEach(row::add);
        query.metrics().forEach(name -> ReportMetric.of(name).put(cell, row));
    }

    private Comparator<ReportCell> order() {
        Comparator<ReportCell> order = (a, b) -> 0;
        for (String column : query.order().columns()) {
            Comparator<ReportCell> by = by(AnalyticsQuery.SortOrder.name(column));
            order = order.thenComparing(column.startsWith("-") ? by.reversed() : by);
        }
        return order;
    }

    private Comparator<ReportCell> by(String name) {
        int dimension = query.dimensions().indexOf(name);
        return dimension < 0
                ? Comparator.comparingDouble(cell -> ReportMetric.of(name).of(cell))
                : Comparator.comparing(cell -> cell.key().get(dimension));
    }

    private static void header(ArrayNode headers, String name, String column, String data) {
        headers.addObject().put("name", name).put("columnType", column).put("dataType", data);
    }
}
