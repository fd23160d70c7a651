package dev.ratiomesh.order.placing.simulation;

/** A promise was broken. */
final class InvariantBreach extends AssertionError {
    private static final long serialVersionUID = 1L;

    InvariantBreach(String what) {
        super(what);
    }
}
