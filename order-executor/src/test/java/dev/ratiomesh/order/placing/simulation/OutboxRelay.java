package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.simulation.SimulatedOutbox.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends the outbox to the topic in order, one relay at a time by a lease, and marks the sent rows. */
final class OutboxRelay {
    private static final int BATCH = 5;
    private static final int LEASE_SECONDS = 10;
    private final SimulationContext context;
    private final SimulatedOutbox outbox;
    private final List<SimulatedReplica> replicas;
    private final Consumer<Row> topic;
    private @Nullable SimulatedReplica owner;
    private Instant leaseUntil = Instant.MIN;
    private boolean planned;

    OutboxRelay(
            SimulationContext context, SimulatedOutbox outbox, List<SimulatedReplica> replicas, Consumer<Row> topic) {
        this.context = context;
        this.outbox = outbox;
        this.replicas = replicas;
        this.topic = topic;
    }

    /** Plans the next batch when rows are unsent. */
    void wake() {
        if (!planned && !outbox.isDrained()) {
            planned = true;
            context.time().after(context.chance().millis(20, 3_000), this::relayBatch);
        }
    }

    private void relayBatch() {
        planned = false;
        SimulatedReplica replica = context.chance().elementOf(replicas);
        boolean free = owner == null || owner == replica || !leaseUntil.isAfter(context.now());
        if (replica.isUp() && free) {
            owner = replica;
            leaseUntil = context.now().plusSeconds(LEASE_SECONDS);
            List<Row> batch = outbox.unsent(BATCH);
            if (context.lacks(DisabledSafeguard.MARK_BEFORE_SEND)) {
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
        boolean acknowledged = !context.chance().fault(30);
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
