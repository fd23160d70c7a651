package dev.ratiomesh.sandbox.control;

/** Rejects a control request; the message names the field. */
final class BadInputException extends Exception {
    private static final long serialVersionUID = 1L;

    BadInputException(String field, String problem) {
        super(field + ": " + problem);
    }
}
