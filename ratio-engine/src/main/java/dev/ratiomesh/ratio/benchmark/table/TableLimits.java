package dev.ratiomesh.ratio.benchmark.table;

/**
 * How large a table may be. A table of the full size needs about 250 MB of heap while it is fitted.
 *
 * @param maxBytes of the file or the answer
 * @param maxRows below the header, broken ones included
 * @param maxGenres different ones
 */
public record TableLimits(long maxBytes, long maxRows, int maxGenres) {
    public static final TableLimits DEFAULT = new TableLimits(64L << 20, 2_000_000, 10_000);
}
