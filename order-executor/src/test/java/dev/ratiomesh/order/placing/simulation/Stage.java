package dev.ratiomesh.order.placing.simulation;

import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/** What everything in a run shares. */
record Stage(VirtualTime time, Chance chance, Set<Weakness> weaknesses, Trace trace, Figures figures) {

    boolean lacks(Weakness weakness) {
        return weaknesses.contains(weakness);
    }

    Instant now() {
        return time.now();
    }

    void say(Supplier<String> what) {
        trace.say(time, what);
    }
}
