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

/** Makes the timers of a service, and stops them all when it stops. */
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
     * A timer that the service lives by: when no look ends well for {@code mesh.delivery.stalled-after}, the process is not
     * alive. It does nothing before {@link PollingTimer#start}.
     *
     * @param pause well below {@code mesh.delivery.stalled-after}
     * @param look true when there may be more to do, so that another look should follow at once
     */
    public PollingTimer watched(String name, Duration pause, Supplier<Uni<Boolean>> look) {
        return new PollingTimer(this, name, pause, look, progress::tick);
    }

    /** A timer that may fail or be slow without harm to what the service is for. */
    public PollingTimer unwatched(String name, Duration pause, Supplier<Uni<Boolean>> look) {
        return new PollingTimer(this, name, pause, look, nobody -> {});
    }

    /** Before {@link GracefulShutdown}, which waits for what is at work. */
    void drain(@Observes @Priority(BEFORE_THE_DRAIN) ShutdownDelayInitiatedEvent stopping) {
        stopped.set(true);
    }

    /** Where there is no delay, for example in development. */
    void stop(@Observes ShutdownEvent stopping) {
        stopped.set(true);
    }

    boolean stopped() {
        return stopped.get();
    }

    void schedule(Duration pause, Runnable look) {
        vertx.setPeriodic(pause.toMillis(), ignored -> look.run());
    }

    /** On a context of its own, and seen by the graceful stop. */
    <T> Uni<T> work(String name, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            ProgressTracker.BatchProgress tracked = progress.begin(name);
            return isolated.run(work).onTermination().invoke(tracked::end);
        });
    }
}
