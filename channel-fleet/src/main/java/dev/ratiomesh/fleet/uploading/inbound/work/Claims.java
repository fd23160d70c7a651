package dev.ratiomesh.fleet.uploading.inbound.work;

import dev.ratiomesh.fleet.uploading.outbound.store.UploadClaims;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** How uploads come to their workers and stay with them. */
@ApplicationScoped
class Claims {
    private final UploadClaims due;
    private final LeaseRenewal beats;
    private final Clock clock;

    Claims(UploadClaims due, LeaseRenewal beats, Clock clock) {
        this.due = due;
        this.beats = beats;
        this.clock = clock;
    }

    UploadClaims due() {
        return due;
    }

    LeaseRenewal beats() {
        return beats;
    }

    Clock clock() {
        return clock;
    }
}
