package dev.ratiomesh.fleet.uploading.outbound.store;

import dev.ratiomesh.contracts.channel.UploadState;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts published transitions and workers that were fenced off by a later claim. */
@ApplicationScoped
public class UploadMeters {
    private final MeterRegistry registry;

    UploadMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts a transition that published an event. */
    void countTransition(UploadState state) {
        registry.counter("mesh.uploads.steps", "state", state.name()).increment();
    }

    /** Counts a worker whose result was dropped, since another worker had claimed the upload. */
    public void countFenced() {
        registry.counter("mesh.uploads.fenced").increment();
    }
}
