package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.delivery.PollingTimer;
import dev.ratiomesh.delivery.PollingTimers;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.outbound.CallRecord;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Writes down now and then how calls fared. */
@ApplicationScoped
class CallRecordTimer {
    private final PollingTimer timer;

    CallRecordTimer(PollingTimers timers, CallRecord record, FleetConfig config) {
        this.timer = timers.unwatched(
                "call-record", config.access().every(), () -> record.write().replaceWith(false));
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }
}
