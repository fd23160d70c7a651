package dev.ratiomesh.order.placing.simulation;

import java.util.function.Supplier;

/** What happened, step by step, when somebody wants to know. */
final class Trace {
    private final boolean wanted;

    Trace(boolean wanted) {
        this.wanted = wanted;
    }

    void say(VirtualTime time, Supplier<String> what) {
        if (wanted) {
            System.out.println(time.now() + "  " + what.get());
        }
    }
}
