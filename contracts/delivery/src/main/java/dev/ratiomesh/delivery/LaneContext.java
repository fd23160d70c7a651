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

/** What both lanes share: counting, progress, dead letters, and patience with trouble that passes. */
@ApplicationScoped
public class LaneContext {
    private static final Logger LOG = Logger.getLogger(LaneContext.class);
    private static final Duration INITIAL_RETRY_DELAY = Duration.ofMillis(100);
    private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(5);

    private final DeadLetters sendDeadLetters;
    private final ProgressTracker progress;
    private final DeliveryMeters meters;
    private final DeliveryConfig config;

    LaneContext(DeadLetters deadLetters, ProgressTracker progress, DeliveryMeters meters, DeliveryConfig config) {
        this.sendDeadLetters = deadLetters;
        this.progress = progress;
        this.meters = meters;
        this.config = config;
    }

    /** A stream lane for the named channel. */
    public <E> StreamLane<E> stream(String channel, Class<E> events, Function<List<ReceivedEvent<E>>, Uni<Void>> work) {
        return new StreamLane<>(this, channel, EventDecoder.ofEvents(events, config.maxPayload()), work);
    }

    public int maxPayload() {
        return config.maxPayload();
    }

    /** Messages that share a transaction at most. */
    public int groupSize() {
        return config.group();
    }

    public DeliveryMeters meters() {
        return meters;
    }

    /** Notes that a batch is at work, for liveness and for the graceful stop. */
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

    /** Completes when the broker has all of them. A topic for them that is not there counts as trouble that may pass. */
    public Uni<Void> sendDeadLetters(List<DeadLetters.DeadLetter> letters) {
        return letters.isEmpty()
                ? Uni.createFrom().voidItem()
                : retryTransient("dead-letters", () -> sendDeadLetters.send(letters));
    }

    /**
     * Decodes a poll, puts what cannot be read among the dead letters, and gives the rest to {@code work}. Completes when
     * nothing of the poll is left to do.
     */
    public <E> Uni<Void> consume(
            String channel, BatchDecoder.Batch<E> batch, Function<List<ReceivedEvent<E>>, Uni<Void>> work) {
        meters.messages(channel, DeliveryMeters.HandlingOutcome.PASSED_OVER, batch.ignored());
        return sendDeadLetters(batch.deadLetters())
                .chain(() -> batch.readable().isEmpty() ? Uni.createFrom().voidItem() : work.apply(batch.readable()));
    }

    /**
     * Does the work for all messages at once. When it fails for a reason that trying again does not mend, does it for
     * each half by itself, in order, until the message at fault stands alone and goes to the dead letters.
     */
    public <E> Uni<Void> handle(
            String channel, List<ReceivedEvent<E>> messages, Function<List<ReceivedEvent<E>>, Uni<Void>> work) {
        return retryTransient(channel, () -> work.apply(messages))
                .onFailure(failure -> !TransientFailures.isTransient(failure))
                .recoverWithUni(failure -> {
                    if (messages.size() == 1) {
                        return moveToDeadLetters(channel, messages.get(0), failure);
                    }
                    LOG.warnf("Looking for the one at fault channel=%s messages=%d", channel, messages.size());
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
        UndecodableMessageException poison =
                new UndecodableMessageException(DeadLetterReason.HANDLER_FAILED, failure.toString());
        return sendDeadLetters(List.of(new DeadLetters.DeadLetter(message.record(), poison)));
    }

    /** Retries what passes, with growing pauses, for as long as configured; other failures go straight through. */
    public <T> Uni<T> retryTransient(String channel, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Executor here = CallerContext.executor();
            return Uni.createFrom()
                    .<T>deferred(work::get)
                    .runSubscriptionOn(here)
                    .onFailure(TransientFailures::isTransient)
                    .invoke(failure -> {
                        meters.retry(channel);
                        LOG.warnf("Trouble channel=%s cause=%s", channel, failure);
                    })
                    .onFailure(TransientFailures::isTransient)
                    .retry()
                    .withBackOff(INITIAL_RETRY_DELAY, MAX_RETRY_DELAY)
                    .expireIn(config.retryFor().toMillis())
                    .onFailure(TransientFailures::isTransient)
                    .transform(this::retriesExhausted)
                    .emitOn(here);
        });
    }

    /** Liveness shows the message of what stopped a channel: it should say why. */
    private Throwable retriesExhausted(Throwable exhausted) {
        Throwable cause = exhausted.getCause() == null ? exhausted : exhausted.getCause();
        return new IllegalStateException("Gave up after " + config.retryFor() + ": " + cause, cause);
    }
}
