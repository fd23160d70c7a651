package dev.ratiomesh.order.placing.simulation;

import java.util.function.Supplier;

/** What happened, step by step, when somebody wants to know. */
final class RunTrace {
    private final boolean wanted;

    RunTrace(boolean wanted) {
        this.wanted = wanted;
    }

    void log(VirtualTime time, Supplier<String> what) {
        if (wanted) {
            System.out.println(time.now() + "  " + what.get());
        }
    }
}
