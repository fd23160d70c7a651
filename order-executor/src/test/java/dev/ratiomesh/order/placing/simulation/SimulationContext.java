package dev.ratiomesh.order.placing.simulation;

import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/** Holds what all parts of a run share. */
record SimulationContext(
        VirtualTime time, SeededRandom chance, Set<DisabledSafeguard> disabled, RunTrace trace, RunStatistics figures) {

    boolean lacks(DisabledSafeguard safeguard) {
        return disabled.contains(safeguard);
    }

    Instant now() {
        return time.now();
    }

    void log(Supplier<String> message) {
        trace.log(time, message);
    }
}
