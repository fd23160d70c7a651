package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.runtime.ProgressTracker;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The polling loop of the relay. A poll finds the shards with unsent rows; each shard runs independently, so that a
 * stuck one delays no other. Confined to one thread, except for the volatile fields.
 */
final class OutboxRelayLoop {
    private static final Logger LOG = Logger.getLogger(OutboxRelayLoop.class);

    private final OutboxShards shards;
    private final ProgressTracker progress;
    private final Set<Integer> runningShards = new HashSet<>();
    private final Set<Integer> requestedShards = new HashSet<>();
    private boolean renewing;
    private boolean polling;
    private boolean pollAgain;
    private boolean failing;
    private volatile boolean idle = true;
    private volatile boolean stopped;
    private volatile Duration oldestUnsent = Duration.ZERO;

    OutboxRelayLoop(OutboxShards shards, ProgressTracker progress) {
        this.shards = shards;
        this.progress = progress;
    }

    /** Returns the age of the oldest unsent row at the last poll. */
    Duration oldestUnsent() {
        return oldestUnsent;
    }

    /** Returns true when the last poll found nothing to send. */
    boolean isIdle() {
        return idle;
    }

    /** Stops the loop; returns false when it was stopped before. */
    boolean stop() {
        boolean first = !stopped;
        stopped = true;
        return first;
    }

    void renew() {
        if (renewing || stopped) {
            return;
        }
        renewing = true;
        shards.lease().renew().subscribe().with(done -> renewing = false, failure -> {
            renewing = false;
            logFailure(failure);
        });
    }

    /** Polls unless a poll is in progress; a poll that was requested meanwhile follows. */
    void poll() {
        pollAgain = polling;
        if (polling || stopped) {
            return;
        }
        polling = true;
        shards.unsent().subscribe().with(this::startShards, failure -> {
            logFailure(failure);
            pollFinished();
        });
    }

    private void startShards(Map<Integer, Duration> ages) {
        failing = false;
        oldestUnsent = ages.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
        idle = ages.isEmpty();
        ages.keySet().forEach(this::startShard);
        pollFinished();
    }

    private void pollFinished() {
        progress.tick("outbox-relay");
        polling = false;
        if (pollAgain) {
            poll();
        }
    }

    private void startShard(int shard) {
        if (!runningShards.add(shard)) {
            requestedShards.add(shard);
            return;
        }
        shards.relay(shard).run().subscribe().with(done -> shardFinished(shard), failure -> {
            logFailure(failure);
            shardFinished(shard);
        });
    }

    private void shardFinished(int shard) {
        runningShards.remove(shard);
        if (requestedShards.remove(shard)) {
            poll();
        }
    }

    /** Logs the first failure of a series only, because the next poll follows within a moment. */
    private void logFailure(Throwable failure) {
        if (!failing && !stopped) {
            LOG.warnf("The outbox relay failed and retries: %s", failure);
        }
        failing = true;
    }
}
