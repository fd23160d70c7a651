package dev.ratiomesh.fleet.uploading.inbound.work;

import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.delivery.work.WorkerPool;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.UploadConfig;
import dev.ratiomesh.fleet.uploading.outbound.store.VideoUpdateQueue;
import dev.ratiomesh.fleet.uploading.outbound.store.VideoUpdateQueue.ClaimedUpdate;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Starts the workers of changes that are due. Each reads its video anew. */
@ApplicationScoped
public class VideoUpdateTimer {
    private final WorkerPool<ClaimedUpdate> pool;

    VideoUpdateTimer(
            VideoUpdateQueue changes, VideoUpdateWorker work, Clock clock, PollingTimers timers, FleetConfig fleet) {
        UploadConfig config = fleet.uploads();
        this.pool = WorkerPool.<ClaimedUpdate>named("video-changes", timers, config.every(), config.batch())
                .claims(free -> changes.claim(clock.instant(), free, config.lease()))
                .work(work::work)
                .label(change -> "change=" + change.id())
                .build();
    }

    void start(@Observes StartupEvent starting) {
        pool.start();
    }

    public void wake() {
        pool.wake();
    }
}
