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
 * Sends the rows of the outbox to Kafka. A key whose event could not be sent waits, and its later events with it, so
 * that their order is kept. A row that was sent and not marked is sent again, and the inbox of each consumer removes
 * the repeat.
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

    /**
     * Runs the relay on one Vert.x context for the life of the process, so that polls never overlap and need no lock.
     */
    void start(@Observes StartupEvent starting) {
        Context relayContext = vertx.getOrCreateContext();
        context = relayContext;
        relayContext.runOnContext(ignored -> {
            loop.renew();
            vertx.setPeriodic(config.lease().toMillis() / 3, timer -> loop.renew());
            vertx.setPeriodic(config.every().toMillis(), timer -> loop.poll());
        });
    }

    /** Polls for unsent rows now; called after a commit, from any thread. */
    public void wake() {
        Context relayContext = context;
        if (relayContext != null && woken.compareAndSet(false, true)) {
            relayContext.runOnContext(ignored -> {
                woken.set(false);
                loop.poll();
            });
        }
    }

    /** Completes with the age of the oldest unsent row, for readiness; zero when there is none. */
    Uni<Duration> oldestUnsent() {
        return shards.unsent()
                .map(ages -> ages.values().stream().max(Duration::compareTo).orElse(Duration.ZERO));
    }

    /** Sends the remaining rows after the lanes have drained, while the Kafka and database clients are still open. */
    void drain(@Observes @Priority(AFTER_THE_LANES) ShutdownDelayInitiatedEvent stopping) {
        long until = System.nanoTime() + DRAIN_TIMEOUT.toNanos();
        while (!loop.isIdle() && System.nanoTime() - until < 0 && ShutdownWait.pauseBriefly()) {
            wake();
        }
        stop();
    }

    /** Stops where there is no shutdown delay, for example in development. */
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
            LOG.infof("The outbox lease was not released and ends by itself: %s", e.toString());
        }
    }
}
