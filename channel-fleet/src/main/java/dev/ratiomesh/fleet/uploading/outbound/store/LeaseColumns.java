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
    int tries;

    @Column(name = "problem")
    @Nullable
    String problem;

    @Column(name = "ending_by")
    @Nullable
    String endingBy;

    @Column(name = "ending_reason")
    @Nullable
    String endingReason;

    @Nullable
    CancelRequest ending() {
        return endingBy == null || endingReason == null ? null : new CancelRequest(endingBy, endingReason);
    }

    void end(CancelRequest ending) {
        endingBy = ending.by();
        endingReason = ending.reason();
    }

    /** @param further whether the work has come further: tries count anew */
    void take(Lease lease, Transition.Schedule due, boolean further) {
        if (due instanceof Transition.Schedule.Continue) {
            lease.keep();
        } else if (due instanceof Transition.Schedule.At at) {
            lease.release(at.moment());
        } else if (due instanceof Transition.Schedule.RetryAt again) {
            lease.release(again.moment());
            tries = again.tries();
            problem = again.words();
            return;
        } else {
            lease.release(null);
        }
        problem = null;
        tries = further ? 0 : tries;
    }
}
