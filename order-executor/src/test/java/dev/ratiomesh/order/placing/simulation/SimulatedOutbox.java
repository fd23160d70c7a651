package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.contracts.order.OrderEvent;
import java.util.ArrayList;
import java.util.List;

/** Stands in for the outbox: published events, sent or not. */
final class SimulatedOutbox {
    private final List<Row> rows = new ArrayList<>();
    private int firstUnsent;

    static final class Row {
        final int id;
        final OrderEvent event;
        boolean sent;

        Row(int id, OrderEvent event) {
            this.id = id;
            this.event = event;
        }
    }

    void append(OrderEvent event) {
        rows.add(new Row(rows.size(), event));
    }

    /** Returns at most {@code limit} unsent rows, oldest first. */
    List<Row> unsent(int limit) {
        List<Row> batch = new ArrayList<>();
        skipSent();
        for (int i = firstUnsent; i < rows.size() && batch.size() < limit; i++) {
            if (!rows.get(i).sent) {
                batch.add(rows.get(i));
            }
        }
        return batch;
    }

    boolean isDrained() {
        skipSent();
        return firstUnsent == rows.size();
    }

    private void skipSent() {
        while (firstUnsent < rows.size() && rows.get(firstUnsent).sent) {
            firstUnsent++;
        }
    }

    int size() {
        return rows.size();
    }
}
