package dev.ratiomesh.delivery.runtime;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Polls for due work at an interval: at most one poll at a time, each on a Vert.x context of its own. A failed poll is
 * logged, and the next one follows. All replicas poll; each claims its work under a lease.
 *
 * <pre>{@code
 * ReminderTimer(PollingTimers timers, ReminderConfig config) {
 *     this.timer = timers.watched("due-reminders", config.pollInterval(), this::poll);
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
            PollingTimers timers,
            String name,
            Duration interval,
            Supplier<Uni<Boolean>> poll,
            Consumer<String> progress) {
        this.timers = timers;
        this.name = name;
        this.interval = interval;
        this.poll = poll;
        this.progress = progress;
    }

    /** Starts the timer; the first poll follows after one interval. */
    public void start() {
        timers.schedule(interval, this::poll);
    }

    /** Polls now; when a poll is in progress, another follows it. May be called from any thread. */
    public void wake() {
        pollAgain.set(true);
        poll();
    }

    /**
     * Runs a piece of the work that a poll has found, on a context of its own, so that a slow piece delays neither the
     * others nor the next poll. A graceful shutdown waits for it; a piece that never ends makes the process unhealthy.
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
            LOG.warnf("Timer %s failed and polls again: %s", name, failure);
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
