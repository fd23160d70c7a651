package dev.ratiomesh.ratio.benchmark.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts broken rows by reason while a table is read, and keeps the first few line numbers of each. */
final class DroppedRowCounter {

    private static final int LINES_KEPT = 5;

    private final Map<RowError, DroppedRows> dropped = new EnumMap<>(RowError.class);

    void drop(RowError reason, long line) {
        dropped.merge(reason, new DroppedRows(reason, 1, List.of(line)), DroppedRowCounter::together);
    }

    List<DroppedRows> byReason() {
        return List.copyOf(dropped.values());
    }

    private static DroppedRows together(DroppedRows before, DroppedRows one) {
        List<Long> lines = before.firstLines();
        if (lines.size() < LINES_KEPT) {
            List<Long> longer = new ArrayList<>(lines);
            longer.addAll(one.firstLines());
            lines = List.copyOf(longer);
        }
        return new DroppedRows(before.reason(), before.count() + one.count(), lines);
    }
}
