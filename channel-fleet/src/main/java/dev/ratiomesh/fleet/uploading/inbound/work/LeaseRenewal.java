package dev.ratiomesh.fleet.uploading.inbound.work;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadClaims;
import dev.ratiomesh.fleet.uploading.outbound.youtube.StreamingPutClient;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;

/**
 * Renews the leases of the uploads that this replica works on, each time a third of the lease has passed. Renewal does not
 * depend on the transfer, which may be slow.
 */
@ApplicationScoped
class LeaseRenewal {
    private final Vertx vertx;
    private final UploadClaims claims;
    private final Duration leaseDuration;
    private volatile boolean stopping;

    LeaseRenewal(Vertx vertx, UploadClaims claims, FleetConfig config) {
        this.vertx = vertx;
        this.claims = claims;
        this.leaseDuration = config.uploads().lease();
    }

    /** Ends all transfers after their current chunk: the replica will shut down soon. */
    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Renews the lease of a claim until {@link RenewedLease#end}. */
    RenewedLease start(Claim claim) {
        return new RenewedLease(claim);
    }

    /** The lease of one worker on one upload. It aborts the transfer when the lease is lost. */
    final class RenewedLease {
        private final Claim claim;
        private final StreamingPutClient.AbortHandle abortHandle = new StreamingPutClient.AbortHandle();
        private final long timer;
        private volatile long expiresAtNanos;
        private volatile boolean cancelRequested;

        private RenewedLease(Claim claim) {
            this.claim = claim;
            this.expiresAtNanos = System.nanoTime() + leaseDuration.toNanos();
            this.timer = vertx.setPeriodic(Math.max(1, leaseDuration.toMillis() / 3), ignored -> renew());
        }

        /** Returns the handle of the transfer under this lease. */
        StreamingPutClient.AbortHandle abortHandle() {
            return abortHandle;
        }

        /** Returns whether no further chunk should start: the service stops, or the upload's cancellation is requested. */
        boolean shouldStop() {
            return stopping || cancelRequested;
        }

        void end() {
            vertx.cancelTimer(timer);
        }

        private void renew() {
            // Counted from before the request, so that the lease ends here no later than in the database.
            long next = System.nanoTime() + leaseDuration.toNanos();
            claims.renew(claim, leaseDuration)
                    .subscribe()
                    .with(renewal -> applyRenewal(renewal, next), failure -> abortIfExpired());
        }

        /** @param renewal whether a cancellation is requested, empty when another worker has claimed the upload */
        private void applyRenewal(Optional<Boolean> renewal, long next) {
            renewal.ifPresentOrElse(
                    requested -> {
                        expiresAtNanos = next;
                        cancelRequested = requested;
                    },
                    abortHandle::abort);
        }

        /** Aborts the transfer once the lease has expired without a renewal: another worker may have the upload. */
        private void abortIfExpired() {
            if (System.nanoTime() - expiresAtNanos >= 0) {
                abortHandle.abort();
            }
        }
    }
}
