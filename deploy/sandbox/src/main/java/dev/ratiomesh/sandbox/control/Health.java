package dev.ratiomesh.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.Json;
import dev.ratiomesh.sandbox.world.Catalog;
import dev.ratiomesh.sandbox.world.SimClock;

/** That the sandbox answers, and where its clock stands. */
public record Health(SimClock clock, Catalog catalog) {

    ObjectNode json() {
        return Json.object()
                .put("status", "UP")
                .put("now", clock.realNow().toString())
                .put("simulatedNow", clock.instant().toString())
                .put("speed", clock.latest().speed())
                .put("recordedVideos", catalog.recordedVideos());
    }
}
