package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.contracts.order.OrderEvent;
import dev.ratiomesh.contracts.order.OrderEvent.OrderCommandRejected;
import dev.ratiomesh.contracts.order.OrderEvent.OrderRefused;
import dev.ratiomesh.contracts.order.OrderEvent.OrderStateEvent;
import dev.ratiomesh.contracts.order.OrderView;
import dev.ratiomesh.order.placing.simulation.SimulatedOutbox.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads order.events as billing does: from its last offset after a crash, and each event once by its inbox. */
final class EventReader {
    private final SimulationContext stage;
    private final List<Row> log = new ArrayList<>();
    private final BitSet inbox = new BitSet();
    private final Map<String, OrderView> seen = new HashMap<>();
    private final Set<String> answered = new HashSet<>();
    private int offset;
    private boolean planned;

    EventReader(SimulationContext stage) {
        this.stage = stage;
    }

    /** The topic takes a record. */
    void append(Row row) {
        log.add(row);
        if (!planned) {
            planned = true;
            stage.time().after(stage.chance().millis(1, 2_000), this::poll);
        }
    }

    int eventsSeen() {
        return inbox.cardinality();
    }

    /** As far as it was heard of; 0 when it never was. */
    long version(String orderId) {
        OrderView view = seen.get(orderId);
        return view == null ? 0 : view.version();
    }

    BigDecimal spent(String orderId) {
        return seen.get(orderId).spent();
    }

    private void poll() {
        planned = false;
        if (stage.chance().fault(12)) {
            offset = Math.max(0, offset - stage.chance().below(4));
        }
        while (offset < log.size()) {
            Row row = log.get(offset++);
            boolean first = !inbox.get(row.id);
            inbox.set(row.id);
            if (first || stage.lacks(DisabledSafeguard.NO_INBOX)) {
                handle(row.event);
            }
        }
    }

    private void handle(OrderEvent event) {
        if (event instanceof OrderStateEvent of) {
            apply(of.order());
        } else if (event instanceof OrderRefused refused && refused.order() != null) {
            apply(refused.order());
        } else if (event instanceof OrderCommandRejected rejected && !answered.add(rejected.commandId())) {
            throw new InvariantBreach("a command was answered twice: " + rejected);
        }
    }

    private void apply(OrderView view) {
        OrderView before = seen.put(view.orderId(), view);
        long expected = before == null ? 1 : before.version() + 1;
        if (view.version() != expected) {
            throw new InvariantBreach(
                    "a reader sees version " + view.version() + " of " + view.orderId() + " and expects " + expected);
        }
    }
}
