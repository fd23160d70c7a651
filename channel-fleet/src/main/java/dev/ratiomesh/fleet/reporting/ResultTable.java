package dev.ratiomesh.fleet.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A result table of the Analytics API: named columns, dimensions first.
 *
 * @param columns column names, in order
 * @param rows JSON values; at most {@value #MAX_ROWS}
 */
public record ResultTable(List<String> columns, List<List<JsonNode>> rows) {
    public static final int MAX_ROWS = 1000;

    public ResultTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Parses a response by its column headers. Rows may be missing; a row of another length is skipped. */
    public static ResultTable of(JsonNode response) {
        List<String> columns = new ArrayList<>();
        response.path("columnHeaders")
                .forEach(header -> columns.add(header.path("name").asText()));
        List<List<JsonNode>> rows = new ArrayList<>();
        for (JsonNode row : response.path("rows")) {
            if (row.size() == columns.size() && rows.size() < MAX_ROWS) {
                List<JsonNode> values = new ArrayList<>();
                row.forEach(values::add);
                rows.add(values);
            }
        }
        return new ResultTable(columns, rows);
    }

    /** Finds the last day in the column {@code day}; empty without such a column or value. */
    public Optional<LocalDate> lastDay() {
        int day = columns.indexOf("day");
        return day < 0
                ? Optional.empty()
                : rows.stream()
                        .flatMap(row -> date(row.get(day).asText()).stream())
                        .max(LocalDate::compareTo);
    }

    /**
     * Joins two tables by their dimensions; a row of only one table has nulls in the other's columns.
     *
     * @param dimensions number of leading columns that are dimensions, the same in both tables
     */
    public ResultTable join(ResultTable added, int dimensions) {
        List<String> allColumns = new ArrayList<>(columns);
        allColumns.addAll(added.columns.subList(dimensions, added.columns.size()));
        Map<List<JsonNode>, List<JsonNode>> joined = new LinkedHashMap<>();
        rows.forEach(row -> joined.put(row.subList(0, dimensions), new ArrayList<>(row)));
        for (List<JsonNode> row : added.rows) {
            List<JsonNode> key = row.subList(0, dimensions);
            List<JsonNode> values = joined.computeIfAbsent(key, absent -> new ArrayList<>(key));
            fill(values, columns.size());
            values.addAll(row.subList(dimensions, row.size()));
        }
        joined.values().forEach(values -> fill(values, allColumns.size()));
        return new ResultTable(allColumns, new ArrayList<>(joined.values()));
    }

    private static void fill(List<JsonNode> values, int size) {
        while (values.size() < size) {
            values.add(NullNode.getInstance());
        }
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
