package dev.ratiomesh.order.placing.simulation;

import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/** What everything in a run shares. */
record SimulationContext(
        VirtualTime time,
        SeededRandom chance,
        Set<DisabledSafeguard> weaknesses,
        RunTrace trace,
        RunStatistics figures) {

    boolean lacks(DisabledSafeguard weakness) {
        return weaknesses.contains(weakness);
    }

    Instant now() {
        return time.now();
    }

    void log(Supplier<String> what) {
        trace.log(time, what);
    }
}
