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
    private final UploadClaims due;
    private final Duration lease;
    private volatile boolean stopping;

    LeaseRenewal(Vertx vertx, UploadClaims due, FleetConfig config) {
        this.vertx = vertx;
        this.due = due;
        this.lease = config.uploads().lease();
    }

    void drain(@Observes ShutdownDelayInitiatedEvent begun) {
        stopping = true;
    }

    void stop(@Observes ShutdownEvent begun) {
        stopping = true;
    }

    /** Until {@link RenewedLease#end}. */
    RenewedLease of(Claim claim) {
        return new RenewedLease(claim);
    }

    /** The lease of one worker on one upload. */
    final class RenewedLease {
        private final Claim claim;
        private final StreamingPutClient.AbortHandle line = new StreamingPutClient.AbortHandle();
        private final long timer;
        private volatile long untilNanos;
        private volatile boolean wanted;

        private RenewedLease(Claim claim) {
            this.claim = claim;
            this.untilNanos = System.nanoTime() + lease.toNanos();
            this.timer = vertx.setPeriodic(Math.max(1, lease.toMillis() / 3), ignored -> renew());
        }

        /** What is sent under this lease; it is cut when the lease is lost. */
        StreamingPutClient.AbortHandle line() {
            return line;
        }

        /** Whether no further chunk should be begun: the service stops, or somebody wants the upload back. */
        boolean shouldStop() {
            return stopping || wanted;
        }

        void end() {
            vertx.cancelTimer(timer);
        }

        private void renew() {
            // From before it was asked for, so that a lease ends here no later than in the database.
            long next = System.nanoTime() + lease.toNanos();
            due.renew(claim, lease).subscribe().with(held -> renewed(held, next), failure -> expired());
        }

        private void renewed(Optional<Boolean> held, long next) {
            held.ifPresentOrElse(
                    ending -> {
                        untilNanos = next;
                        wanted = ending;
                    },
                    line::abort);
        }

        /** The database does not answer: once the lease is over, another worker may have taken the upload. */
        private void expired() {
            if (System.nanoTime() - untilNanos >= 0) {
                line.abort();
            }
        }
    }
}
