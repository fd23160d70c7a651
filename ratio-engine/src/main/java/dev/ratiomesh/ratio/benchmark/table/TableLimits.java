package dev.ratiomesh.ratio.benchmark.table;

/**
 * The limits of a table. A table of the full size needs about 250 MB of heap while it is fitted.
 *
 * @param maxBytes most bytes of the file or the response
 * @param maxRows most rows below the header, broken ones included
 * @param maxGenres most different genres
 */
public record TableLimits(long maxBytes, long maxRows, int maxGenres) {
    public static final TableLimits DEFAULT = new TableLimits(64L << 20, 2_000_000, 10_000);
}
