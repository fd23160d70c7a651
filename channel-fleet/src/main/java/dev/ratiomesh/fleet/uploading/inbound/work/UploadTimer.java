package dev.ratiomesh.fleet.uploading.inbound.work;

import dev.ratiomesh.delivery.runtime.IsolatedContext;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.delivery.work.WorkerPool;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.UploadConfig;
import dev.ratiomesh.fleet.uploading.inbound.work.LeaseRenewal.RenewedLease;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadClaims;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/**
 * Claims due uploads and starts a worker for each. Work on an upload may take hours, so the pool leaves it out of the
 * liveness check; a transfer that moves no byte for the idle timeout ends by itself.
 */
@ApplicationScoped
public class UploadTimer {
    private final WorkerPool<Claim> pool;

    UploadTimer(
            UploadClaims claims,
            LeaseRenewal leaseRenewal,
            UploadWorker worker,
            PollingTimers timers,
            IsolatedContext isolated,
            FleetConfig fleetConfig,
            Clock clock) {
        UploadConfig config = fleetConfig.uploads();
        this.pool = WorkerPool.<Claim>named("due-uploads", timers, config.pollInterval(), config.maxInProgress())
                .claims(free -> claims.claim(clock.instant(), free, config.lease()))
                // A failure needs no handling here: the next worker that claims the upload asks YouTube for the offset
                // first.
                .work(claim -> work(leaseRenewal.start(claim), claim, worker))
                .label(claim -> "upload=" + claim.id())
                .untracked(isolated)
                .build();
    }

    private static Uni<Void> work(RenewedLease lease, Claim claim, UploadWorker worker) {
        return Uni.createFrom()
                .deferred(() -> worker.work(claim, lease))
                .onTermination()
                .invoke(lease::end);
    }

    void start(@Observes StartupEvent starting) {
        pool.start();
    }

    /** Polls for due uploads at once instead of at the next interval. */
    public void wake() {
        pool.wake();
    }
}
