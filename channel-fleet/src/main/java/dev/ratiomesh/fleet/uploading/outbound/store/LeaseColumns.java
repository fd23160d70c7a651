package dev.ratiomesh.fleet.uploading.outbound.store;

import dev.ratiomesh.delivery.work.Lease;
import dev.ratiomesh.fleet.uploading.decision.Transition;
import dev.ratiomesh.fleet.uploading.upload.Upload.CancelRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** How work on an upload went, and the wish to take it back. */
@Embeddable
class LeaseColumns {
    @Column(name = "tries")
    int failedAttempts;

    @Column(name = "problem")
    @Nullable
    String lastProblem;

    @Column(name = "ending_by")
    @Nullable
    String cancelRequestedBy;

    @Column(name = "ending_reason")
    @Nullable
    String cancelReason;

    @Nullable
    CancelRequest cancelRequest() {
        return cancelRequestedBy == null || cancelReason == null
                ? null
                : new CancelRequest(cancelRequestedBy, cancelReason);
    }

    void requestCancel(CancelRequest cancelRequest) {
        cancelRequestedBy = cancelRequest.requestedBy();
        cancelReason = cancelRequest.reason();
    }

    /** @param advanced whether the work has come further: tries count anew */
    void apply(Lease lease, Transition.Schedule schedule, boolean advanced) {
        if (schedule instanceof Transition.Schedule.Continue) {
            lease.keep();
        } else if (schedule instanceof Transition.Schedule.At at) {
            lease.release(at.dueAt());
        } else if (schedule instanceof Transition.Schedule.Retry retry) {
            lease.release(retry.dueAt());
            failedAttempts = retry.failedAttempts();
            lastProblem = retry.problem();
            return;
        } else {
            lease.release(null);
        }
        lastProblem = null;
        failedAttempts = advanced ? 0 : failedAttempts;
    }
}
