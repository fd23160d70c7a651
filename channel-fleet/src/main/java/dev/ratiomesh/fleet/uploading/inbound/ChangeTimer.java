package dev.ratiomesh.fleet.uploading.inbound;

import dev.ratiomesh.delivery.PollingTimers;
import dev.ratiomesh.delivery.work.WorkerPool;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.UploadConfig;
import dev.ratiomesh.fleet.uploading.outbound.VideoChanges;
import dev.ratiomesh.fleet.uploading.outbound.VideoChanges.Change;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Starts the workers of changes that are due. Each reads its video anew. */
@ApplicationScoped
class ChangeTimer {
    private final WorkerPool<Change> pool;

    ChangeTimer(VideoChanges changes, ChangeWork work, Clock clock, PollingTimers timers, FleetConfig fleet) {
        UploadConfig config = fleet.uploads();
        this.pool = WorkerPool.<Change>named("video-changes", timers, config.every(), config.batch())
                .claims(free -> changes.claim(clock.instant(), free, config.lease()))
                .work(work::on)
                .label(change -> "change=" + change.id())
                .build();
    }

    void start(@Observes StartupEvent starting) {
        pool.start();
    }

    void wake() {
        pool.wake();
    }
}
