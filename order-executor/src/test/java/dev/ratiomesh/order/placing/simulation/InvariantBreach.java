package dev.ratiomesh.order.placing.simulation;

/** Signals that an invariant does not hold. */
final class InvariantBreach extends AssertionError {
    private static final long serialVersionUID = 1L;

    InvariantBreach(String message) {
        super(message);
    }
}
