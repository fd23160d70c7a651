package dev.ratiomesh.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Records the meters of the kit. Tags come from enums and configuration, never from a message, so their number is
 * bounded.
 */
@ApplicationScoped
public class DeliveryMeters {
    private final MeterRegistry registry;

    DeliveryMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The outcome of one message; undecodable messages are counted as dead letters instead. */
    public enum HandlingOutcome {
        /** The message had its effect. */
        HANDLED,
        /** The message had its effect earlier and is skipped. */
        DUPLICATE,
        /** The consumer does not handle the message's type. */
        PASSED_OVER
    }

    /** The outcome of a batch. */
    public enum BatchOutcome {
        COMPLETED,
        FAILED
    }

    /** The outcome of an attempt to send an outbox row. */
    public enum SendOutcome {
        SENT,
        FAILED,
        /** Sent and not marked as sent, because another relay has the shard's lease; that relay sends the row again. */
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

    void stopBatch(Timer.Sample sample, String channel, BatchOutcome outcome) {
        sample.stop(registry.timer("mesh.delivery.batch.time", "channel", channel, "outcome", outcome.name()));
    }

    public void outboxRows(SendOutcome outcome, int count) {
        if (count > 0) {
            registry.counter("mesh.delivery.outbox.rows", "outcome", outcome.name())
                    .increment(count);
        }
    }

    /** @param seconds age of the oldest unsent row, 0 when there is none */
    public void outboxAge(Supplier<Number> seconds) {
        Gauge.builder("mesh.delivery.outbox.age", seconds).baseUnit("seconds").register(registry);
    }

    /** @param keys number of keys that wait because an event of theirs could not be sent */
    public void outboxKeysHeldBack(Supplier<Number> keys) {
        Gauge.builder("mesh.delivery.outbox.keys.held.back", keys).register(registry);
    }
}
