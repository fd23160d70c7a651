package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent;
import java.util.List;
import java.util.stream.Stream;

/** The order as it becomes, and what is said of it. Deciding stores and sends nothing. */
public record Transition(Order next, List<OrderEvent> events) {

    static Transition of(Order next, OrderEvent event) {
        return new Transition(next, List.of(event));
    }

    /** Becomes this, and nothing is said of it: what changes is for this service alone. */
    public static Transition withoutEvents(Order next) {
        return new Transition(next, List.of());
    }

    /** This and then that. */
    public Transition followedBy(Transition later) {
        return new Transition(
                later.next,
                Stream.concat(events.stream(), later.events.stream()).toList());
    }
}
