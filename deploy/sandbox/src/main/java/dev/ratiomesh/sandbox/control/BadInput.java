package dev.ratiomesh.sandbox.control;

/** A control request that cannot be carried out; the message names the field. */
final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;

    BadInput(String field, String problem) {
        super(field + ": " + problem);
    }
}
