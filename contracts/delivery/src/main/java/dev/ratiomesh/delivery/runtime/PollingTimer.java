package dev.ratiomesh.delivery.runtime;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A look at what is due, taken again and again: at most one at a time, each on a Vert.x context of its own. A look that
 * fails is logged, and the next one tries again. Many replicas look; what each of them takes it claims by a lease.
 *
 * <pre>{@code
 * DueThings(Timers timers, Things things, ThingsConfig config) {
 *     this.things = things;
 *     this.timer = timers.watched("due-things", config.every(), this::look);
 * }
 *
 * void start(@Observes StartupEvent starting) {
 *     timer.start();
 * }
 * }</pre>
 */
public final class PollingTimer {
    private static final Logger LOG = Logger.getLogger(PollingTimer.class);

    private final PollingTimers timers;
    private final String name;
    private final Duration interval;
    private final Supplier<Uni<Boolean>> poll;
    private final Consumer<String> progress;
    private final AtomicBoolean polling = new AtomicBoolean();
    private final AtomicBoolean pollAgain = new AtomicBoolean();

    PollingTimer(
            PollingTimers timers, String name, Duration pause, Supplier<Uni<Boolean>> look, Consumer<String> progress) {
        this.timers = timers;
        this.name = name;
        this.interval = pause;
        this.poll = look;
        this.progress = progress;
    }

    /** The first look comes after a pause. */
    public void start() {
        timers.schedule(interval, this::poll);
    }

    /** Looks now; when a look is being taken, another follows it. From any thread. */
    public void wake() {
        pollAgain.set(true);
        poll();
    }

    /**
     * Does a piece of what a look has found, on a context of its own, so that a slow piece holds up neither the others nor
     * the next look. A graceful stop waits for its end; one that has no end makes the process unhealthy.
     */
    public <T> Uni<T> work(Supplier<Uni<T>> piece) {
        return timers.work(name, piece);
    }

    private void poll() {
        if (timers.stopped() || !polling.compareAndSet(false, true)) {
            return;
        }
        pollAgain.set(false);
        timers.work(name, poll).subscribe().with(this::pollFinished, failure -> {
            LOG.warnf("Timer %s will look again: %s", name, failure);
            polling.set(false);
        });
    }

    private void pollFinished(boolean more) {
        progress.accept(name);
        polling.set(false);
        if (more || pollAgain.get()) {
            poll();
        }
    }
}
