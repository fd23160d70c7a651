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

/** Claims due video updates and starts a worker for each. */
@ApplicationScoped
public class VideoUpdateTimer {
    private final WorkerPool<ClaimedUpdate> pool;

    VideoUpdateTimer(
            VideoUpdateQueue updateQueue,
            VideoUpdateWorker worker,
            Clock clock,
            PollingTimers timers,
            FleetConfig fleetConfig) {
        UploadConfig config = fleetConfig.uploads();
        this.pool = WorkerPool.<ClaimedUpdate>named(
                        "video-changes", timers, config.pollInterval(), config.maxInProgress())
                .claims(free -> updateQueue.claim(clock.instant(), free, config.lease()))
                .work(worker::work)
                .label(update -> "update=" + update.id())
                .build();
    }

    void start(@Observes StartupEvent starting) {
        pool.start();
    }

    /** Polls for due updates at once instead of at the next interval. */
    public void wake() {
        pool.wake();
    }
}
