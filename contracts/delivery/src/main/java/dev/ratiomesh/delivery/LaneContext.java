package dev.ratiomesh.delivery;

import dev.ratiomesh.delivery.runtime.CallerContext;
import dev.ratiomesh.delivery.runtime.DeliveryConfig;
import dev.ratiomesh.delivery.runtime.ProgressTracker;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Provides both lanes with metrics, progress tracking, dead letters and the retry of transient failures. */
@ApplicationScoped
public class LaneContext {
    private static final Logger LOG = Logger.getLogger(LaneContext.class);
    private static final Duration INITIAL_RETRY_DELAY = Duration.ofMillis(100);
    private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(5);

    private final DeadLetters deadLetters;
    private final ProgressTracker progress;
    private final DeliveryMeters meters;
    private final DeliveryConfig config;

    LaneContext(DeadLetters deadLetters, ProgressTracker progress, DeliveryMeters meters, DeliveryConfig config) {
        this.deadLetters = deadLetters;
        this.progress = progress;
        this.meters = meters;
        this.config = config;
    }

    /** Makes a stream lane for the named channel. */
    public <E> StreamLane<E> stream(String channel, Class<E> events, Function<List<ReceivedEvent<E>>, Uni<Void>> work) {
        return new StreamLane<>(this, channel, EventDecoder.ofEvents(events, config.maxPayload()), work);
    }

    public int maxPayload() {
        return config.maxPayload();
    }

    /** Returns the maximum number of messages in one transaction. */
    public int groupSize() {
        return config.group();
    }

    public DeliveryMeters meters() {
        return meters;
    }

    /** Runs a batch and tracks its progress, for the liveness check and the graceful shutdown. */
    public Uni<Void> track(String channel, int messages, Supplier<Uni<Void>> batch) {
        return Uni.createFrom().deferred(() -> {
            ProgressTracker.BatchProgress work = progress.begin(channel);
            Timer.Sample began = meters.startBatch(channel, messages);
            return Uni.createFrom().deferred(batch::get).onTermination().invoke((item, failure, cancelled) -> {
                work.end();
                boolean completed = failure == null && !cancelled;
                meters.stopBatch(
                        began,
                        channel,
                        completed ? DeliveryMeters.BatchOutcome.COMPLETED : DeliveryMeters.BatchOutcome.FAILED);
            });
        });
    }

    /**
     * Completes when the broker has acknowledged all letters. A missing dead-letter topic counts as a transient
     * failure.
     */
    public Uni<Void> sendDeadLetters(List<DeadLetters.DeadLetter> letters) {
        return letters.isEmpty()
                ? Uni.createFrom().voidItem()
                : retryTransient("dead-letters", () -> deadLetters.send(letters));
    }

    /**
     * Sends a batch's undecodable records to the dead letters and passes its events to {@code work}. Completes when the
     * whole batch is done.
     */
    public <E> Uni<Void> consume(
            String channel, BatchDecoder.Batch<E> batch, Function<List<ReceivedEvent<E>>, Uni<Void>> work) {
        meters.messages(channel, DeliveryMeters.HandlingOutcome.PASSED_OVER, batch.ignored());
        return sendDeadLetters(batch.deadLetters())
                .chain(() -> batch.readable().isEmpty() ? Uni.createFrom().voidItem() : work.apply(batch.readable()));
    }

    /**
     * Runs the work for all messages at once. When it fails permanently, runs each half by itself, in order, until the
     * faulty message is alone and goes to the dead letters.
     */
    public <E> Uni<Void> handle(
            String channel, List<ReceivedEvent<E>> messages, Function<List<ReceivedEvent<E>>, Uni<Void>> work) {
        return retryTransient(channel, () -> work.apply(messages))
                .onFailure(failure -> !TransientFailures.isTransient(failure))
                .recoverWithUni(failure -> {
                    if (messages.size() == 1) {
                        return moveToDeadLetters(channel, messages.get(0), failure);
                    }
                    LOG.warnf("Bisecting to find the faulty message channel=%s messages=%d", channel, messages.size());
                    int half = messages.size() / 2;
                    return handle(channel, messages.subList(0, half), work)
                            .chain(() -> handle(channel, messages.subList(half, messages.size()), work));
                });
    }

    private <E> Uni<Void> moveToDeadLetters(String channel, ReceivedEvent<E> message, Throwable failure) {
        LOG.errorf(
                failure,
                "Handler failed channel=%s type=%s",
                channel,
                message.envelope().type());
        UndecodableMessageException reason =
                new UndecodableMessageException(DeadLetterReason.HANDLER_FAILED, failure.toString());
        return sendDeadLetters(List.of(new DeadLetters.DeadLetter(message.record(), reason)));
    }

    /** Retries transient failures with growing delays, for as long as configured; other failures propagate at once. */
    public <T> Uni<T> retryTransient(String channel, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Executor caller = CallerContext.executor();
            return Uni.createFrom()
                    .<T>deferred(work::get)
                    .runSubscriptionOn(caller)
                    .onFailure(TransientFailures::isTransient)
                    .invoke(failure -> {
                        meters.retry(channel);
                        LOG.warnf("Transient failure channel=%s cause=%s", channel, failure);
                    })
                    .onFailure(TransientFailures::isTransient)
                    .retry()
                    .withBackOff(INITIAL_RETRY_DELAY, MAX_RETRY_DELAY)
                    .expireIn(config.retryFor().toMillis())
                    .onFailure(TransientFailures::isTransient)
                    .transform(this::retriesExhausted)
                    .emitOn(caller);
        });
    }

    /** Names the cause in the message, because SmallRye's liveness check shows the message of a failed channel. */
    private Throwable retriesExhausted(Throwable exhausted) {
        Throwable cause = exhausted.getCause() == null ? exhausted : exhausted.getCause();
        return new IllegalStateException("Retries ended after " + config.retryFor() + ": " + cause, cause);
    }
}
