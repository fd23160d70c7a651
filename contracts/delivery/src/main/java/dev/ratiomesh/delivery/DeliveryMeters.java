package dev.ratiomesh.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Every meter of the kit. Tags come from enums and from configuration, never from a message. */
@ApplicationScoped
public class DeliveryMeters {
    private final MeterRegistry registry;

    DeliveryMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What became of a message. Those that cannot be handled are counted as dead letters. */
    public enum HandlingOutcome {
        /** It had its effect. */
        HANDLED,
        /** It had its effect before. */
        DUPLICATE,
        /** Its type is of no concern here. */
        PASSED_OVER
    }

    /** What became of a batch. */
    public enum BatchOutcome {
        COMPLETED,
        FAILED
    }

    /** What became of an attempt to send an outbox row. */
    public enum SendOutcome {
        SENT,
        FAILED,
        /** Sent, and not marked: the shard had gone to another relay. */
        UNMARKED
    }

    public void messages(String channel, HandlingOutcome outcome, int count) {
        if (count > 0) {
            registry.counter("mesh.delivery.messages", "channel", channel, "outcome", outcome.name())
                    .increment(count);
        }
    }

    void deadLetter(String topic, DeadLetterReason reason) {
        registry.counter("mesh.delivery.dead.letters", "topic", topic, "reason", reason.name())
                .increment();
    }

    void retry(String channel) {
        registry.counter("mesh.delivery.retries", "channel", channel).increment();
    }

    Timer.Sample startBatch(String channel, int size) {
        registry.summary("mesh.delivery.batch.size", "channel", channel).record(size);
        return Timer.start(registry);
    }

    void stopBatch(Timer.Sample began, String channel, BatchOutcome outcome) {
        began.stop(registry.timer("mesh.delivery.batch.time", "channel", channel, "outcome", outcome.name()));
    }

    public void outboxRows(SendOutcome outcome, int count) {
        if (count > 0) {
            registry.counter("mesh.delivery.outbox.rows", "outcome", outcome.name())
                    .increment(count);
        }
    }

    /** @param seconds the age of the oldest unsent row, 0 when there is none */
    public void outboxAge(Supplier<Number> seconds) {
        Gauge.builder("mesh.delivery.outbox.age", seconds).baseUnit("seconds").register(registry);
    }

    /** @param keys how many keys wait because their event could not be sent */
    public void outboxKeysHeldBack(Supplier<Number> keys) {
        Gauge.builder("mesh.delivery.outbox.keys.held.back", keys).register(registry);
    }
}
