package dev.ratiomesh.fleet.uploading.outbound;

import dev.ratiomesh.fleet.uploading.Due;
import dev.ratiomesh.fleet.uploading.Ending;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When something is due for an upload, who works on it, and the wish to take it back. */
@Embeddable
class WorkColumns {
    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column(name = "lease_until")
    @Nullable
    Instant leaseUntil;

    @Column(name = "epoch")
    long epoch;

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
    Ending ending() {
        return endingBy == null || endingReason == null ? null : new Ending(endingBy, endingReason);
    }

    void end(Ending ending) {
        endingBy = ending.by();
        endingReason = ending.reason();
    }

    /** @param further whether the work has come further: tries count anew */
    void take(Due due, boolean further) {
        if (due instanceof Due.GoOn) {
            dueAt = leaseUntil;
        } else if (due instanceof Due.At at) {
            rest(at.moment());
        } else if (due instanceof Due.Again again) {
            rest(again.moment());
            tries = again.tries();
            problem = again.words();
            return;
        } else {
            rest(null);
        }
        problem = null;
        tries = further ? 0 : tries;
    }

    private void rest(@Nullable Instant until) {
        dueAt = until;
        leaseUntil = null;
    }
}
