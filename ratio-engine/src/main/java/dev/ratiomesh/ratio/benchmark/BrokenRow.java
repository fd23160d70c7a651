package dev.ratiomesh.ratio.benchmark;

/** Ends the reading of one row; caught by the reader, which counts it and goes on. */
final class BrokenRow extends Exception {
    private final RowFault fault;

    BrokenRow(RowFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    RowFault fault() {
        return fault;
    }
}
