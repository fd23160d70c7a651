package dev.ratiomesh.delivery;

import io.micrometer.core.instrument.MeterRegistry;
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
public class Lanes {
    private static final Logger LOG = Logger.getLogger(Lanes.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DeadLetters deadLetters;
    private final Progress progress;
    private final MeterRegistry meters;
    private final DeliveryConfig config;

    Lanes(DeadLetters deadLetters, Progress progress, MeterRegistry meters, DeliveryConfig config) {
        this.deadLetters = deadLetters;
        this.progress = progress;
        this.meters = meters;
        this.config = config;
    }

    /** A stream lane for the named channel. */
    public <E> StreamLane<E> stream(String channel, Class<E> events, Function<List<Received<E>>, Uni<Void>> work) {
        return new StreamLane<>(this, channel, EventRoutes.ofEvents(events, config.maxPayload()), work);
    }

    public int maxPayload() {
        return config.maxPayload();
    }

    /** Messages that share a transaction at most. */
    public int group() {
        return config.group();
    }

    /** Notes that a batch is at work, for liveness and for the graceful stop. */
    public Uni<Void> track(String channel, int messages, Supplier<Uni<Void>> batch) {
        return Uni.createFrom().deferred(() -> {
            Progress.Work work = progress.begin(channel);
            return Uni.createFrom()
                    .deferred(batch::get)
                    .invoke(() -> meters.counter("mesh.delivery.messages", "channel", channel)
                            .increment(messages))
                    .eventually(work::end);
        });
    }

    public Uni<Void> deadLetters(List<DeadLetters.Letter> letters) {
        return letters.isEmpty() ? Uni.createFrom().voidItem() : deadLetters.send(letters);
    }

    /** Retries what passes, with growing pauses, for as long as configured; other failures go straight through. */
    public <T> Uni<T> persist(String channel, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Executor here = ContextBound.executor();
            return Uni.createFrom()
                    .<T>deferred(work::get)
                    .runSubscriptionOn(here)
                    .onFailure(Transience::isPassing)
                    .invoke(failure -> LOG.warnf("Retrying channel=%s cause=%s", channel, failure))
                    .onFailure(Transience::isPassing)
                    .retry()
                    .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                    .expireIn(config.retryFor().toMillis())
                    .emitOn(here);
        });
    }
}
