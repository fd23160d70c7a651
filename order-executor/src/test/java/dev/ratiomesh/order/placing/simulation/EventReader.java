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

/** Consumes order.events as a billing service does: from its last offset after a crash, each event once by its inbox. */
final class EventReader {
    private final SimulationContext context;
    private final List<Row> log = new ArrayList<>();
    private final BitSet inbox = new BitSet();
    private final Map<String, OrderView> seen = new HashMap<>();
    private final Set<String> answered = new HashSet<>();
    private int offset;
    private boolean planned;

    EventReader(SimulationContext context) {
        this.context = context;
    }

    /** Appends a record to the topic. */
    void append(Row row) {
        log.add(row);
        if (!planned) {
            planned = true;
            context.time().after(context.chance().millis(1, 2_000), this::poll);
        }
    }

    int eventsConsumed() {
        return inbox.cardinality();
    }

    /** Returns the last consumed version; 0 when there is none. */
    long version(String orderId) {
        OrderView view = seen.get(orderId);
        return view == null ? 0 : view.version();
    }

    BigDecimal spent(String orderId) {
        return seen.get(orderId).spent();
    }

    private void poll() {
        planned = false;
        if (context.chance().fault(12)) {
            offset = Math.max(0, offset - context.chance().below(4));
        }
        while (offset < log.size()) {
            Row row = log.get(offset++);
            boolean first = !inbox.get(row.id);
            inbox.set(row.id);
            if (first || context.lacks(DisabledSafeguard.NO_INBOX)) {
                handle(row.event);
            }
        }
    }

    private void handle(OrderEvent event) {
        if (event instanceof OrderStateEvent state) {
            apply(state.order());
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
            throw new InvariantBreach("the consumer sees version " + view.version() + " of " + view.orderId()
                    + " and expects " + expected);
        }
    }
}
