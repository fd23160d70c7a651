package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.DeliveryMeters;
import dev.ratiomesh.delivery.runtime.DeliveryConfig;
import dev.ratiomesh.delivery.runtime.ProgressTracker;
import dev.ratiomesh.delivery.runtime.ShutdownWait;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the outbox holds. A key whose event could not be sent waits, and its later events with it, so that order is
 * kept. What was sent but not marked is sent again, and removed downstream by the inbox.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(2);
    private static final int AFTER_THE_LANES = Interceptor.Priority.APPLICATION + 900;

    private final OutboxShards shards;
    private final OutboxRelayLoop loop;
    private final DeliveryConfig.OutboxConfig config;
    private final Vertx vertx;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile @Nullable Context context;

    OutboxRelay(
            OutboxShards shards, ProgressTracker progress, DeliveryMeters meters, DeliveryConfig config, Vertx vertx) {
        this.shards = shards;
        this.loop = new OutboxRelayLoop(shards, progress);
        this.config = config.outbox();
        this.vertx = vertx;
        meters.outboxAge(() -> loop.oldestUnsent().toMillis() / 1000.0);
    }

    /** One context for the life of the process: no two looks at once, and nothing to lock. */
    void start(@Observes StartupEvent starting) {
        Context own = vertx.getOrCreateContext();
        context = own;
        own.runOnContext(ignored -> {
            loop.renew();
            vertx.setPeriodic(config.lease().toMillis() / 3, timer -> loop.renew());
            vertx.setPeriodic(config.every().toMillis(), timer -> loop.poll());
        });
    }

    /** Looks for unsent rows now; called after a commit, from any thread. */
    public void wake() {
        Context own = context;
        if (own != null && woken.compareAndSet(false, true)) {
            own.runOnContext(ignored -> {
                woken.set(false);
                loop.poll();
            });
        }
    }

    /** The age of the oldest unsent row, for readiness; zero when there is none. */
    Uni<Duration> oldestUnsent() {
        return shards.unsent()
                .map(ages -> ages.values().stream().max(Duration::compareTo).orElse(Duration.ZERO));
    }

    /** When the lanes have drained: a last round, while the clients under it still work. */
    void drain(@Observes @Priority(AFTER_THE_LANES) ShutdownDelayInitiatedEvent stopping) {
        long until = System.nanoTime() + DRAIN_TIMEOUT.toNanos();
        while (!loop.isIdle() && System.nanoTime() - until < 0 && ShutdownWait.pauseBriefly()) {
            wake();
        }
        stop();
    }

    /** Where there is no delay, for example in development. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent stopping) {
        stop();
    }

    private void stop() {
        if (!loop.stop()) {
            return;
        }
        try {
            shards.lease().release().await().atMost(DRAIN_TIMEOUT);
        } catch (RuntimeException e) {
            LOG.infof("The outbox lease was not given back and ends by itself: %s", e.toString());
        }
    }
}
