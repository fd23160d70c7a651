package dev.ratiomesh.ratio.benchmark.table;

/** Signals a broken row; the reader catches it, counts the row and continues. */
final class InvalidRowException extends Exception {
    private final RowError error;

    InvalidRowException(RowError error) {
        super(error.name(), null, false, false);
        this.error = error;
    }

    RowError error() {
        return error;
    }
}
