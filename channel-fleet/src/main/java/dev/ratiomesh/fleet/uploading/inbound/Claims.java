package dev.ratiomesh.fleet.uploading.inbound;

import dev.ratiomesh.fleet.uploading.outbound.DueUploads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** How uploads come to their workers and stay with them. */
@ApplicationScoped
class Claims {
    private final DueUploads due;
    private final Beats beats;
    private final Clock clock;

    Claims(DueUploads due, Beats beats, Clock clock) {
        this.due = due;
        this.beats = beats;
        this.clock = clock;
    }

    DueUploads due() {
        return due;
    }

    Beats beats() {
        return beats;
    }

    Clock clock() {
        return clock;
    }
}
