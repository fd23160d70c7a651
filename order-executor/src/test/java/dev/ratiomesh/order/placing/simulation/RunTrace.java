package dev.ratiomesh.order.placing.simulation;

import java.util.function.Supplier;

/** Prints every step of a run when it is enabled. */
final class RunTrace {
    private final boolean enabled;

    RunTrace(boolean enabled) {
        this.enabled = enabled;
    }

    void log(VirtualTime time, Supplier<String> message) {
        if (enabled) {
            System.out.println(time.now() + "  " + message.get());
        }
    }
}
