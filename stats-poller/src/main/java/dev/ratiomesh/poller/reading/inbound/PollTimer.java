package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.delivery.Progress;
import dev.ratiomesh.poller.PollerConfig;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Looks for due videos several times a second; a look begins only when the one before is over. */
@ApplicationScoped
class PollTimer {
    private static final Logger LOG = Logger.getLogger(PollTimer.class);
    private static final String NAME = "poll";

    private final PollRound round;
    private final Progress progress;
    private final Vertx vertx;
    private final PollerConfig config;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean stopped;

    PollTimer(PollRound round, Progress progress, Vertx vertx, PollerConfig config) {
        this.round = round;
        this.progress = progress;
        this.vertx = vertx;
        this.config = config;
    }

    void start(@Observes StartupEvent starting) {
        vertx.setPeriodic(config.every().toMillis(), ignored -> look());
    }

    void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
        stopped = true;
    }

    private void look() {
        if (stopped || !running.compareAndSet(false, true)) {
            return;
        }
        Progress.Work work = progress.begin(NAME);
        round.run()
                .onTermination()
                .invoke(() -> {
                    work.end();
                    running.set(false);
                })
                // Only a look that came to its end is progress; when all fail, liveness falls and the process restarts.
                .subscribe()
                .with(done -> progress.tick(NAME), failure -> LOG.warnf("Polling will try again: %s", failure));
    }
}
