package dev.ratiomesh.order.placing.simulation;

/** A promise was broken. */
final class Breach extends AssertionError {
    private static final long serialVersionUID = 1L;

    Breach(String what) {
        super(what);
    }
}
