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

    void add(FieldComparison comparison) {
        comparisons.add(comparison);
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

    private static Set<String> names(JsonNode document, JsonNode recomputed) {
        Set<String> names = new LinkedHashSet<>();
        document.fieldNames().forEachRemaining(names::add);
        recomputed.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean sameValue(JsonNode document, JsonNode recomputed) {
        if (absent(document) || absent(recomputed)) {
            return absent(document) && absent(recomputed);
        }
        if (document.isNumber() && recomputed.isNumber()) {
            return document.decimalValue().compareTo(recomputed.decimalValue()) == 0;
        }
        return document.equals(recomputed)
                || (document.isTextual() && recomputed.isTextual() && sameText(document.asText(), recomputed.asText()));
    }

    private static boolean sameText(String document, String recomputed) {
        try {
            return new BigDecimal(document).compareTo(new BigDecimal(recomputed)) == 0;
        } catch (NumberFormatException noNumber) {
            return sameTime(document, recomputed);
        }
    }

    private static boolean sameTime(String document, String recomputed) {
        try {
            return Duration.between(Instant.parse(document), Instant.parse(recomputed))
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
