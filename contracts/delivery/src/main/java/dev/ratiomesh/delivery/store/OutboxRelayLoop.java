package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.runtime.ProgressTracker;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The relay's rounds. A look finds the shards with unsent rows; each runs for itself, so that a stuck one holds up no
 * other. For one thread, but for what is volatile.
 */
final class OutboxRelayLoop {
    private static final Logger LOG = Logger.getLogger(OutboxRelayLoop.class);

    private final OutboxShards shards;
    private final ProgressTracker progress;
    private final Set<Integer> atWork = new HashSet<>();
    private final Set<Integer> wanted = new HashSet<>();
    private boolean renewing;
    private boolean looking;
    private boolean again;
    private boolean failing;
    private volatile boolean idle = true;
    private volatile boolean stopped;
    private volatile Duration oldestUnsent = Duration.ZERO;

    OutboxRelayLoop(OutboxShards shards, ProgressTracker progress) {
        this.shards = shards;
        this.progress = progress;
    }

    /** The age of the oldest unsent row, as last seen. */
    Duration oldestUnsent() {
        return oldestUnsent;
    }

    /** Whether the last look found nothing to send. */
    boolean isIdle() {
        return idle;
    }

    /** No further rounds; false when stopped before. */
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
            trouble(failure);
        });
    }

    /** One look at a time; one that was asked for meanwhile follows. */
    void look() {
        again = looking;
        if (looking || stopped) {
            return;
        }
        looking = true;
        shards.unsent().subscribe().with(this::seen, failure -> {
            trouble(failure);
            looked();
        });
    }

    private void seen(Map<Integer, Duration> ages) {
        failing = false;
        oldestUnsent = ages.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
        idle = ages.isEmpty();
        ages.keySet().forEach(this::run);
        looked();
    }

    private void looked() {
        progress.tick("outbox-relay");
        looking = false;
        if (again) {
            look();
        }
    }

    private void run(int shard) {
        if (!atWork.add(shard)) {
            wanted.add(shard);
            return;
        }
        shards.relay(shard).run().subscribe().with(done -> ended(shard), failure -> {
            trouble(failure);
            ended(shard);
        });
    }

    private void ended(int shard) {
        atWork.remove(shard);
        if (wanted.remove(shard)) {
            look();
        }
    }

    /** Once a series: the next round comes in a moment. */
    private void trouble(Throwable failure) {
        if (!failing && !stopped) {
            LOG.warnf("The outbox relay goes on trying: %s", failure);
        }
        failing = true;
    }
}
