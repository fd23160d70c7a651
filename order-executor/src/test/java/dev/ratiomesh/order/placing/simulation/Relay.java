package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.simulation.Outbox.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings the outbox to the topic: one relay at a time by a lease, in order, and marks what was sent. */
final class Relay {
    private static final int BATCH = 5;
    private static final int LEASE_SECONDS = 10;
    private final Stage stage;
    private final Outbox outbox;
    private final List<Replica> replicas;
    private final Consumer<Row> topic;
    private @Nullable Replica owner;
    private Instant leaseUntil = Instant.MIN;
    private boolean planned;

    Relay(Stage stage, Outbox outbox, List<Replica> replicas, Consumer<Row> topic) {
        this.stage = stage;
        this.outbox = outbox;
        this.replicas = replicas;
        this.topic = topic;
    }

    /** Something was appended, or is left. */
    void wake() {
        if (!planned && !outbox.isDrained()) {
            planned = true;
            stage.time().after(stage.chance().millis(20, 3_000), this::round);
        }
    }

    private void round() {
        planned = false;
        Replica replica = stage.chance().oneOf(replicas);
        boolean free = owner == null || owner == replica || !leaseUntil.isAfter(stage.now());
        if (replica.isUp() && free) {
            owner = replica;
            leaseUntil = stage.now().plusSeconds(LEASE_SECONDS);
            List<Row> batch = outbox.unsent(BATCH);
            if (stage.lacks(Weakness.MARKS_FIRST)) {
                batch.forEach(row -> row.sent = true);
            }
            replica.then(() -> send(replica, batch, 0, new ArrayList<>()));
        }
        wake();
    }

    private void send(Replica replica, List<Row> batch, int at, List<Row> sent) {
        if (at == batch.size()) {
            mark(replica, sent);
            return;
        }
        topic.accept(batch.get(at));
        boolean acknowledged = !stage.chance().fault(30);
        if (acknowledged) {
            sent.add(batch.get(at));
            replica.then(() -> send(replica, batch, at + 1, sent));
        } else {
            mark(replica, sent);
        }
    }

    private void mark(Replica replica, List<Row> sent) {
        replica.then(() -> {
            if (replica.commits()) {
                sent.forEach(row -> row.sent = true);
            }
        });
    }
}
