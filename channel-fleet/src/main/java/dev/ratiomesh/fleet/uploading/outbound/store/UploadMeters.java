package dev.ratiomesh.fleet.uploading.outbound.store;

import dev.ratiomesh.contracts.channel.UploadState;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** What is counted of uploads. */
@ApplicationScoped
public class UploadMeters {
    private final MeterRegistry registry;

    UploadMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** An upload took a step that was told. */
    void countTransition(UploadState state) {
        registry.counter("mesh.uploads.steps", "state", state.name()).increment();
    }

    /** A worker woke up after its claim had gone to another; its result was dropped. */
    public void countFenced() {
        registry.counter("mesh.uploads.fenced").increment();
    }
}
