package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimer;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.poller.PollerConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Runs the poll cycle several times a second; a cycle begins only after the previous one has ended. */
@ApplicationScoped
class PollTimer {
    private final PollingTimer timer;

    PollTimer(PollCycle cycle, PollingTimers timers, PollerConfig config) {
        // Only a completed cycle counts as progress; when all fail, liveness fails and the process is restarted.
        this.timer =
                timers.watched("poll", config.pollInterval(), () -> cycle.run().replaceWith(false));
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }
}
