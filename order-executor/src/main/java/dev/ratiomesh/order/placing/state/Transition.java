package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent;
import java.util.List;
import java.util.stream.Stream;

/** Holds the next state of an order and its events. Deciding stores and sends nothing. */
public record Transition(Order next, List<OrderEvent> events) {

    static Transition of(Order next, OrderEvent event) {
        return new Transition(next, List.of(event));
    }

    /** Changes the order without an event: the change concerns this service alone. */
    public static Transition withoutEvents(Order next) {
        return new Transition(next, List.of());
    }

    /** Joins two transitions: the events of this one come first. */
    public Transition followedBy(Transition later) {
        return new Transition(
                later.next,
                Stream.concat(events.stream(), later.events.stream()).toList());
    }
}
