package dev.ratiomesh.ratio.benchmark.table;

/**
 * How large a table may be. A table of the full size needs about 250 MB of heap while it is fitted.
 *
 * @param bytes of the file or the answer
 * @param rows below the header, broken ones included
 * @param genres different ones
 */
public record TableLimits(long bytes, long rows, int genres) {
    public static final TableLimits DEFAULT = new TableLimits(64L << 20, 2_000_000, 10_000);
}
