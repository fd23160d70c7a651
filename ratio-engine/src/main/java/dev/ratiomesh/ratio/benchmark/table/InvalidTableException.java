package dev.ratiomesh.ratio.benchmark.table;

/** Signals that a whole table is unusable; the message names the problem and its remedy. */
public final class InvalidTableException extends RuntimeException {

    private final TableError error;

    public InvalidTableException(TableError error, String message) {
        super(message);
        this.error = error;
    }

    public InvalidTableException(TableError error, String message, Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    public TableError error() {
        return error;
    }
}
