package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimer;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.poller.PollerConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for due videos several times a second; a look begins only when the one before is over. */
@ApplicationScoped
class PollTimer {
    private final PollingTimer timer;

    PollTimer(PollCycle round, PollingTimers timers, PollerConfig config) {
        // Only a look that came to its end is progress; when all fail, liveness falls and the process restarts.
        this.timer = timers.watched("poll", config.every(), () -> round.run().replaceWith(false));
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }
}
