package dev.ratiomesh.order.why;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compares two trees leaf by leaf: numbers by value, times to the microsecond that the database keeps. */
final class JsonComparison {
    private static final Duration PRECISION = Duration.ofNanos(1_000);

    private final List<FieldComparison> comparisons = new ArrayList<>();

    List<FieldComparison> comparisons() {
        return comparisons;
    }

    void add(FieldComparison finding) {
        comparisons.add(finding);
    }

    void compareTrees(String field, JsonNode document, JsonNode recomputed) {
        if (document.isObject() && recomputed.isObject()) {
            names(document, recomputed)
                    .forEach(name -> compareTrees(field + "." + name, document.path(name), recomputed.path(name)));
        } else if (document.isArray() && recomputed.isArray()) {
            for (int i = 0; i < Math.max(document.size(), recomputed.size()); i++) {
                compareTrees(field + "[" + i + "]", document.path(i), recomputed.path(i));
            }
        } else {
            compareLeaf(field, document, recomputed);
        }
    }

    void compareLeaf(String field, JsonNode document, JsonNode recomputed) {
        comparisons.add(new FieldComparison(field, sameValue(document, recomputed), text(document), text(recomputed)));
    }

    private static Set<String> names(JsonNode one, JsonNode other) {
        Set<String> names = new LinkedHashSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean sameValue(JsonNode one, JsonNode other) {
        if (absent(one) || absent(other)) {
            return absent(one) && absent(other);
        }
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other) || (one.isTextual() && other.isTextual() && sameText(one.asText(), other.asText()));
    }

    private static boolean sameText(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException noAmount) {
            return sameTime(one, other);
        }
    }

    private static boolean sameTime(String one, String other) {
        try {
            return Duration.between(Instant.parse(one), Instant.parse(other))
                            .abs()
                            .compareTo(PRECISION)
                    <= 0;
        } catch (DateTimeException noTime) {
            return false;
        }
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String text(JsonNode node) {
        return absent(node) ? "nothing" : node.isValueNode() ? node.asText() : node.toString();
    }
}
