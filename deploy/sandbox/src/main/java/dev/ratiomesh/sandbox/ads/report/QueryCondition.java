package dev.ratiomesh.sandbox.ads.report;

import java.time.LocalDate;
import java.util.List;

/** Holds one condition of a query's WHERE. {@link AdsQueryReader} checks the operator against the field. */
record QueryCondition(String field, String operator, List<String> values) {

    boolean holds(String value) {
        return switch (operator) {
            case "=", "IN" -> values.contains(value);
            case "!=", "NOT IN" -> !values.contains(value);
            default -> throw new IllegalStateException(operator + " compares dates only");
        };
    }

    boolean holds(LocalDate day) {
        LocalDate first = LocalDate.parse(values.get(0));
        return switch (operator) {
            case "=" -> day.equals(first);
            case ">=" -> !day.isBefore(first);
            case "<=" -> !day.isAfter(first);
            case "BETWEEN" -> !day.isBefore(first) && !day.isAfter(LocalDate.parse(values.get(1)));
            default -> throw new IllegalStateException(operator + " does not compare dates");
        };
    }
}
