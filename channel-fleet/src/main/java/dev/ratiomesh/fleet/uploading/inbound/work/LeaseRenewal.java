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

/** Renews the leases of uploads that are worked on, beside the bytes and not between them. */
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

    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Until {@link RenewedLease#end}. */
    RenewedLease start(Claim claim) {
        return new RenewedLease(claim);
    }

    /** The lease of one worker on one upload. */
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

        /** What is sent under this lease; it is cut when the lease is lost. */
        StreamingPutClient.AbortHandle abortHandle() {
            return abortHandle;
        }

        /** Whether no further chunk should be begun: the service stops, or somebody wants the upload back. */
        boolean shouldStop() {
            return stopping || cancelRequested;
        }

        void end() {
            vertx.cancelTimer(timer);
        }

        private void renew() {
            // From before it was asked for, so that a lease ends here no later than in the database.
            long next = System.nanoTime() + leaseDuration.toNanos();
            claims.renew(claim, leaseDuration)
                    .subscribe()
                    .with(held -> applyRenewal(held, next), failure -> abortIfExpired());
        }

        private void applyRenewal(Optional<Boolean> held, long next) {
            held.ifPresentOrElse(
                    requested -> {
                        expiresAtNanos = next;
                        cancelRequested = requested;
                    },
                    abortHandle::abort);
        }

        /** The database does not answer: once the lease is over, another worker may have taken the upload. */
        private void abortIfExpired() {
            if (System.nanoTime() - expiresAtNanos >= 0) {
                abortHandle.abort();
            }
        }
    }
}
