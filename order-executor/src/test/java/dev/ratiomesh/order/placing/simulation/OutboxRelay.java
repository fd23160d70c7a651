package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.simulation.SimulatedOutbox.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings the outbox to the topic: one relay at a time by a lease, in order, and marks what was sent. */
final class OutboxRelay {
    private static final int BATCH = 5;
    private static final int LEASE_SECONDS = 10;
    private final SimulationContext stage;
    private final SimulatedOutbox outbox;
    private final List<SimulatedReplica> replicas;
    private final Consumer<Row> topic;
    private @Nullable SimulatedReplica owner;
    private Instant leaseUntil = Instant.MIN;
    private boolean planned;

    OutboxRelay(SimulationContext stage, SimulatedOutbox outbox, List<SimulatedReplica> replicas, Consumer<Row> topic) {
        this.stage = stage;
        this.outbox = outbox;
        this.replicas = replicas;
        this.topic = topic;
    }

    /** Something was appended, or is left. */
    void wake() {
        if (!planned && !outbox.isDrained()) {
            planned = true;
            stage.time().after(stage.chance().millis(20, 3_000), this::relayBatch);
        }
    }

    private void relayBatch() {
        planned = false;
        SimulatedReplica replica = stage.chance().elementOf(replicas);
        boolean free = owner == null || owner == replica || !leaseUntil.isAfter(stage.now());
        if (replica.isUp() && free) {
            owner = replica;
            leaseUntil = stage.now().plusSeconds(LEASE_SECONDS);
            List<Row> batch = outbox.unsent(BATCH);
            if (stage.lacks(DisabledSafeguard.MARK_BEFORE_SEND)) {
                batch.forEach(row -> row.sent = true);
            }
            replica.schedule(() -> send(replica, batch, 0, new ArrayList<>()));
        }
        wake();
    }

    private void send(SimulatedReplica replica, List<Row> batch, int at, List<Row> sent) {
        if (at == batch.size()) {
            mark(replica, sent);
            return;
        }
        topic.accept(batch.get(at));
        boolean acknowledged = !stage.chance().fault(30);
        if (acknowledged) {
            sent.add(batch.get(at));
            replica.schedule(() -> send(replica, batch, at + 1, sent));
        } else {
            mark(replica, sent);
        }
    }

    private void mark(SimulatedReplica replica, List<Row> sent) {
        replica.schedule(() -> {
            if (replica.commits()) {
                sent.forEach(row -> row.sent = true);
            }
        });
    }
}
