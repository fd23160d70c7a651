package dev.ratiomesh.order.placing.simulation;

import java.util.List;
import java.util.function.Predicate;

/** Brings messages at least once: out of order, repeated, to two replicas at a time, again after a crash. */
final class Courier {
    private final Stage stage;
    private final List<Replica> replicas;
    private int open;

    Courier(Stage stage, List<Replica> replicas) {
        this.stage = stage;
        this.replicas = replicas;
    }

    private static final class Message {
        boolean done;
    }

    /** The reader says whether his transaction was committed. */
    void bring(Predicate<Replica> reader) {
        Message message = new Message();
        open++;
        stage.time().after(stage.chance().millis(5, 5_000), () -> deliver(message, reader));
        if (stage.chance().fault(6)) {
            stage.time().after(stage.chance().millis(5, 200_000), () -> attempt(message, reader));
        }
    }

    boolean isDrained() {
        return open == 0;
    }

    private void deliver(Message message, Predicate<Replica> reader) {
        if (!message.done) {
            attempt(message, reader);
            stage.time().after(stage.chance().millis(5_000, 30_000), () -> deliver(message, reader));
        }
    }

    private void attempt(Message message, Predicate<Replica> reader) {
        Replica replica = stage.chance().oneOf(replicas);
        replica.then(() -> {
            if (replica.commits() && reader.test(replica)) {
                replica.then(() -> acknowledge(message));
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
