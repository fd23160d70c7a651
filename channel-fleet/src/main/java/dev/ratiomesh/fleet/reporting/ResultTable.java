package dev.ratiomesh.fleet.reporting;

import com.fasterxml.jackson.databind.JsonNode;
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
 * @param columns their names, in order
 * @param rows values as JSON has them; at most {@value #MOST_ROWS}
 */
public record ResultTable(List<String> columns, List<List<JsonNode>> rows) {
    public static final int MOST_ROWS = 1000;

    public ResultTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Reads an answer by its column headers; rows may be missing, and a row of another length is no row. */
    public static ResultTable of(JsonNode answer) {
        List<String> columns = new ArrayList<>();
        answer.path("columnHeaders")
                .forEach(header -> columns.add(header.path("name").asText()));
        List<List<JsonNode>> rows = new ArrayList<>();
        for (JsonNode row : answer.path("rows")) {
            if (row.size() == columns.size() && rows.size() < MOST_ROWS) {
                List<JsonNode> values = new ArrayList<>();
                row.forEach(values::add);
                rows.add(values);
            }
        }
        return new ResultTable(columns, rows);
    }

    /** The last day in the column {@code day}; empty where there is none. */
    public Optional<LocalDate> lastDay() {
        int day = columns.indexOf("day");
        return day < 0
                ? Optional.empty()
                : rows.stream()
                        .flatMap(row -> date(row.get(day).asText()).stream())
                        .max(LocalDate::compareTo);
    }

    /**
     * Both tables side by side. Rows belong together by their dimensions; what only one of them has is null in the other's
     * columns.
     *
     * @param dimensions how many of the first columns are dimensions, the same in both
     */
    public ResultTable join(ResultTable other, int dimensions) {
        List<String> all = new ArrayList<>(columns);
        all.addAll(other.columns.subList(dimensions, other.columns.size()));
        Map<List<JsonNode>, List<JsonNode>> joined = new LinkedHashMap<>();
        rows.forEach(row -> joined.put(row.subList(0, dimensions), new ArrayList<>(row)));
        for (List<JsonNode> row : other.rows) {
            List<JsonNode> key = row.subList(0, dimensions);
            List<JsonNode> values = joined.computeIfAbsent(key, absent -> new ArrayList<>(key));
            fill(values, columns.size());
            values.addAll(row.subList(dimensions, row.size()));
        }
        joined.values().forEach(values -> fill(values, all.size()));
        return new ResultTable(all, new ArrayList<>(joined.values()));
    }

    private static void fill(List<JsonNode> values, int size) {
        while (values.size() < size) {
            values.add(com.fasterxml.jackson.databind.node.NullNode.getInstance());
        }
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
