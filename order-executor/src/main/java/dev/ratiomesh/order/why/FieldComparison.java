package dev.ratiomesh.order.why;

/**
 * One comparison.
 *
 * @param field where in the document
 * @param document what stands there
 * @param recomputed what it must be
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
