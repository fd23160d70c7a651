package dev.ratiomesh.order.placing.simulation;

import java.util.List;
import java.util.function.Predicate;

/** Delivers messages at least once: out of order, repeated, to two replicas at a time, again after a crash. */
final class MessageDelivery {
    private final SimulationContext context;
    private final List<SimulatedReplica> replicas;
    private int open;

    MessageDelivery(SimulationContext context, List<SimulatedReplica> replicas) {
        this.context = context;
        this.replicas = replicas;
    }

    private static final class Message {
        boolean done;
    }

    /** Delivers one message; the handler returns whether its transaction was committed. */
    void deliver(Predicate<SimulatedReplica> handler) {
        Message message = new Message();
        open++;
        context.time().after(context.chance().millis(5, 5_000), () -> redeliver(message, handler));
        if (context.chance().fault(6)) {
            context.time().after(context.chance().millis(5, 200_000), () -> attempt(message, handler));
        }
    }

    boolean isDrained() {
        return open == 0;
    }

    private void redeliver(Message message, Predicate<SimulatedReplica> handler) {
        if (!message.done) {
            attempt(message, handler);
            context.time().after(context.chance().millis(5_000, 30_000), () -> redeliver(message, handler));
        }
    }

    private void attempt(Message message, Predicate<SimulatedReplica> handler) {
        SimulatedReplica replica = context.chance().elementOf(replicas);
        replica.schedule(() -> {
            if (replica.commits() && handler.test(replica)) {
                replica.schedule(() -> acknowledge(message));
            }
        });
    }

    private void acknowledge(Message message) {
        if (!message.done) {
            message.done = true;
            open--;
        }
    }
}
