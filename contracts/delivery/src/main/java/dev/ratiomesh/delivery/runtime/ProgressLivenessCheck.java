package dev.ratiomesh.delivery.runtime;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jspecify.annotations.Nullable;

/** Reports the process as live while every timer ticks, no batch hangs and every consumer has polled recently. */
@Liveness
@ApplicationScoped
class ProgressLivenessCheck implements HealthCheck {
    private final ProgressTracker progress;
    private final KafkaClientService kafka;
    private final DeliveryConfig config;

    ProgressLivenessCheck(ProgressTracker progress, KafkaClientService kafka, DeliveryConfig config) {
        this.progress = progress;
        this.kafka = kafka;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        Set<String> stalled = new TreeSet<>(progress.stalled(config.stalledAfter()));
        for (String channel : kafka.getConsumerChannels()) {
            kafka.getConsumers(channel).forEach(consumer -> {
                if (secondsSincePoll(consumer.unwrap()) > config.stalledAfter().toSeconds()) {
                    stalled.add(channel);
                }
            });
        }
        return HealthCheckResponse.named("progress")
                .status(stalled.isEmpty())
                .withData("stalled", String.join(", ", stalled))
                .build();
    }

    /** Reads Kafka's own metric; -1 before the first poll. */
    private static double secondsSincePoll(@Nullable Consumer<?, ?> consumer) {
        // No consumer yet, or one closed after a failure, which SmallRye's own check reports.
        if (consumer == null) {
            return -1;
        }
        return consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("last-poll-seconds-ago"))
                .map(metric -> metric.getValue().metricValue())
                .filter(Double.class::isInstance)
                .mapToDouble(Double.class::cast)
                .max()
                .orElse(-1);
    }
}
