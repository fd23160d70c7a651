package dev.ratiomesh.ratio.benchmark;

/** A table that cannot be used as a whole; the message says what is wrong and what to do about it. */
public final class UnusableTable extends RuntimeException {

    private final TableFault fault;

    public UnusableTable(TableFault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public UnusableTable(TableFault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public TableFault fault() {
        return fault;
    }
}
