package dev.ratiomesh.ratio.benchmark.table;

/** Ends the reading of one row; caught by the reader, which counts it and goes on. */
final class InvalidRowException extends Exception {
    private final RowError error;

    InvalidRowException(RowError fault) {
        super(fault.name(), null, false, false);
        this.error = fault;
    }

    RowError error() {
        return error;
    }
}
