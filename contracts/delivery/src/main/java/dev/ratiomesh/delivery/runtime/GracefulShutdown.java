package dev.ratiomesh.delivery.runtime;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Pauses consumers and timers of a stopping service and waits for running batches, before Quarkus closes their clients.
 * Only the number of redelivered messages depends on this, not correctness.
 */
@ApplicationScoped
public class GracefulShutdown {
    private static final Logger LOG = Logger.getLogger(GracefulShutdown.class);

    private final ChannelRegistry channels;
    private final KafkaClientService kafka;
    private final Scheduler timers;
    private final ProgressTracker progress;
    private final DeliveryConfig config;

    GracefulShutdown(
            ChannelRegistry channels,
            KafkaClientService kafka,
            Scheduler timers,
            ProgressTracker progress,
            DeliveryConfig config) {
        this.channels = channels;
        this.kafka = kafka;
        this.timers = timers;
        this.progress = progress;
        this.config = config;
    }

    /** Pauses, then waits at most {@code mesh.delivery.drain-for}. */
    public void begin(@Observes ShutdownDelayInitiatedEvent stopping) {
        if (timers.isStarted()) {
            timers.pause();
        }
        pausable().forEach(PausableChannel::pause);
        long until = System.nanoTime() + config.drainFor().toNanos();
        while (progress.openBatches() > 0 && System.nanoTime() - until < 0 && ShutdownWait.pauseBriefly()) {
            // Batches complete on other threads.
        }
        LOG.infof("Drained: %d batches still running", progress.openBatches());
    }

    /** Returns the incoming channels that can be paused. */
    public Stream<PausableChannel> pausable() {
        return kafka.getConsumerChannels().stream().map(channels::getPausable).filter(Objects::nonNull);
    }
}
