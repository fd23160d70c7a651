package dev.ratiomesh.delivery.runtime;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Makes the polling timers of a service, and stops them when the service stops. */
@ApplicationScoped
public class PollingTimers {
    private static final int BEFORE_THE_DRAIN = Interceptor.Priority.APPLICATION;

    private final Vertx vertx;
    private final IsolatedContext isolated;
    private final ProgressTracker progress;
    private final AtomicBoolean stopped = new AtomicBoolean();

    PollingTimers(Vertx vertx, IsolatedContext isolated, ProgressTracker progress) {
        this.vertx = vertx;
        this.isolated = isolated;
        this.progress = progress;
    }

    /**
     * Makes a timer on which liveness depends: when no poll succeeds for {@code mesh.delivery.stalled-after}, the
     * process is not alive. The timer is inactive before {@link PollingTimer#start}.
     *
     * @param interval time between two polls, well below {@code mesh.delivery.stalled-after}
     * @param poll completes with true when more work may be due, so that another poll follows at once
     */
    public PollingTimer watched(String name, Duration interval, Supplier<Uni<Boolean>> poll) {
        return new PollingTimer(this, name, interval, poll, progress::tick);
    }

    /** Makes a timer without influence on liveness, whose polls may fail or be slow. */
    public PollingTimer unwatched(String name, Duration interval, Supplier<Uni<Boolean>> poll) {
        return new PollingTimer(this, name, interval, poll, ignored -> {});
    }

    /** Stops the timers before {@link GracefulShutdown} waits for running work. */
    void drain(@Observes @Priority(BEFORE_THE_DRAIN) ShutdownDelayInitiatedEvent stopping) {
        stopped.set(true);
    }

    /** Stops the timers where there is no shutdown delay, for example in development. */
    void stop(@Observes ShutdownEvent stopping) {
        stopped.set(true);
    }

    boolean stopped() {
        return stopped.get();
    }

    void schedule(Duration interval, Runnable poll) {
        vertx.setPeriodic(interval.toMillis(), ignored -> poll.run());
    }

    /** Runs work on a context of its own and tracks it for the graceful shutdown. */
    <T> Uni<T> work(String name, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            ProgressTracker.BatchProgress tracked = progress.begin(name);
            return isolated.run(work).onTermination().invoke(tracked::end);
        });
    }
}
