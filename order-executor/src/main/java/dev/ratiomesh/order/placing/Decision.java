package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.OrderEvent;
import java.util.List;
import java.util.stream.Stream;

/** The order as it becomes, and what is said of it. Deciding stores and sends nothing. */
public record Decision(Order next, List<OrderEvent> events) {

    static Decision of(Order next, OrderEvent event) {
        return new Decision(next, List.of(event));
    }

    /** Becomes this, and nothing is said of it: what changes is for this service alone. */
    static Decision unsaid(Order next) {
        return new Decision(next, List.of());
    }

    /** This and then that. */
    Decision then(Decision later) {
        return new Decision(
                later.next,
                Stream.concat(events.stream(), later.events.stream()).toList());
    }
}
