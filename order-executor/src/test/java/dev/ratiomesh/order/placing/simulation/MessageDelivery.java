package dev.ratiomesh.order.placing.simulation;

import java.util.List;
import java.util.function.Predicate;

/** Brings messages at least once: out of order, repeated, to two replicas at a time, again after a crash. */
final class MessageDelivery {
    private final SimulationContext stage;
    private final List<SimulatedReplica> replicas;
    private int open;

    MessageDelivery(SimulationContext stage, List<SimulatedReplica> replicas) {
        this.stage = stage;
        this.replicas = replicas;
    }

    private static final class Message {
        boolean done;
    }

    /** The reader says whether his transaction was committed. */
    void deliver(Predicate<SimulatedReplica> reader) {
        Message message = new Message();
        open++;
        stage.time().after(stage.chance().millis(5, 5_000), () -> redeliver(message, reader));
        if (stage.chance().fault(6)) {
            stage.time().after(stage.chance().millis(5, 200_000), () -> attempt(message, reader));
        }
    }

    boolean isDrained() {
        return open == 0;
    }

    private void redeliver(Message message, Predicate<SimulatedReplica> reader) {
        if (!message.done) {
            attempt(message, reader);
            stage.time().after(stage.chance().millis(5_000, 30_000), () -> redeliver(message, reader));
        }
    }

    private void attempt(Message message, Predicate<SimulatedReplica> reader) {
        SimulatedReplica replica = stage.chance().elementOf(replicas);
        replica.schedule(() -> {
            if (replica.commits() && reader.test(replica)) {
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
