package dev.ratiomesh.ratio.benchmark.table;

import java.util.List;

/**
 * Rows left out for one reason.
 *
 * @param firstLines line numbers of the first few, the header being line 1
 */
public record DroppedRows(RowError reason, long count, List<Long> firstLines) {}
