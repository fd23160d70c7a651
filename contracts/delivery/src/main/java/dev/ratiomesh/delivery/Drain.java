package dev.ratiomesh.delivery;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A stopping service takes no new batch and finishes those at work, before Quarkus closes the clients under them. Nothing
 * depends on it but the noise of redelivery.
 */
@ApplicationScoped
class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class);

    private final ChannelRegistry channels;
    private final KafkaClientService kafka;
    private final Progress progress;
    private final DeliveryConfig config;

    Drain(ChannelRegistry channels, KafkaClientService kafka, Progress progress, DeliveryConfig config) {
        this.channels = channels;
        this.kafka = kafka;
        this.progress = progress;
        this.config = config;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent stopping) {
        kafka.getConsumerChannels().forEach(channel -> {
            PausableChannel pausable = channels.getPausable(channel);
            if (pausable != null) {
                pausable.pause();
            }
        });
        long until = System.nanoTime() + config.drainFor().toNanos();
        while (progress.open() > 0 && System.nanoTime() < until && rest()) {
            // Batches end on other threads.
        }
        LOG.infof("Drained: %d batches still at work", progress.open());
    }

    private static boolean rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
