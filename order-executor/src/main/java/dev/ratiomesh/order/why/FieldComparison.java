package dev.ratiomesh.order.why;

/**
 * Holds one comparison of a field with its recomputed value.
 *
 * @param field path in the document
 * @param document value in the document
 * @param recomputed value that must be there
 */
public record FieldComparison(String field, boolean agrees, String document, String recomputed) {

    static FieldComparison of(String field, Object document, Object recomputed) {
        return new FieldComparison(field, document.equals(recomputed), document.toString(), recomputed.toString());
    }

    @Override
    public String toString() {
        return agrees
                ? "agrees   " + field + " = " + document
                : "DIFFERS  " + field + ": the document says " + document + ", recomputed is " + recomputed;
    }
}
