package dev.ratiomesh.fleet.uploading.inbound.work;

import dev.ratiomesh.delivery.runtime.IsolatedContext;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.delivery.work.WorkerPool;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.UploadConfig;
import dev.ratiomesh.fleet.uploading.inbound.work.LeaseRenewal.RenewedLease;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Function;

/**
 * Starts the workers of due uploads. Work on one takes as long as its file is large, so it is not watched as a batch is; a
 * transfer without a byte for long enough ends by itself.
 */
@ApplicationScoped
public class UploadTimer {
    private final WorkerPool<Claim> pool;

    UploadTimer(Claims claims, UploadWorker work, PollingTimers timers, IsolatedContext isolated, FleetConfig fleet) {
        UploadConfig config = fleet.uploads();
        this.pool = WorkerPool.<Claim>named("due-uploads", timers, config.every(), config.batch())
                .claims(free -> claims.due().claim(claims.clock().instant(), free, config.lease()))
                // Whoever claims an upload whose work failed asks YouTube first how far it is.
                .work(claim -> work(claims.beats().start(claim), beat -> work.work(claim, beat)))
                .label(claim -> "upload=" + claim.id())
                .untracked(isolated)
                .build();
    }

    private static Uni<Void> work(RenewedLease beat, Function<RenewedLease, Uni<Void>> work) {
        return Uni.createFrom().deferred(() -> work.apply(beat)).onTermination().invoke(beat::end);
    }

    void start(@Observes StartupEvent starting) {
        pool.start();
    }

    public void wake() {
        pool.wake();
    }
}
