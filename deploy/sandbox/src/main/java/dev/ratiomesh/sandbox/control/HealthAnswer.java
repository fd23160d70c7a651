package dev.ratiomesh.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.world.SimClock;
import dev.ratiomesh.sandbox.world.VideoCatalog;

/** Answers that the sandbox is up, with its simulated time. */
public record HealthAnswer(SimClock clock, VideoCatalog catalog) {

    ObjectNode json() {
        return SandboxJson.object()
                .put("status", "UP")
                .put("now", clock.realNow().toString())
                .put("simulatedNow", clock.instant().toString())
                .put("speed", clock.latest().speed())
                .put("recordedVideos", catalog.recordedVideos());
    }
}
