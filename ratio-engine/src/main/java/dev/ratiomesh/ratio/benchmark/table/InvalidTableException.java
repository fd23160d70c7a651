package dev.ratiomesh.ratio.benchmark.table;

/** A table that cannot be used as a whole; the message says what is wrong and what to do about it. */
public final class InvalidTableException extends RuntimeException {

    private final TableError error;

    public InvalidTableException(TableError fault, String message) {
        super(message);
        this.error = fault;
    }

    public InvalidTableException(TableError fault, String message, Throwable cause) {
        super(message, cause);
        this.error = fault;
    }

    public TableError error() {
        return error;
    }
}
