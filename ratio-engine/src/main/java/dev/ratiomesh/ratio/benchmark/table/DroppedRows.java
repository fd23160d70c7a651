package dev.ratiomesh.ratio.benchmark.table;

import java.util.List;

/**
 * The rows that were dropped for one reason.
 *
 * @param firstLines line numbers of the first five, the header being line 1
 */
public record DroppedRows(RowError reason, long count, List<Long> firstLines) {}
