package dev.ratiomesh.order.placing.simulation;

import java.util.function.Consumer;

/** Stands in for a process, which may crash, stall or lose work between any two effects. */
final class SimulatedReplica {
    private static final int CRASH_ONCE_IN = 150;
    private static final int LOSS_ONCE_IN = 150;
    private static final int ABORT_ONCE_IN = 60;
    private final SimulationContext context;
    private final String name;

    /** Rate of stalls; in some runs a replica stalls most of the time. */
    private final int stallOnceIn;

    private int life;
    private boolean up = true;

    SimulatedReplica(SimulationContext context, String name) {
        this.context = context;
        this.name = name;
        this.stallOnceIn = context.chance().onceIn(6) ? 5 : 40;
    }

    boolean isUp() {
        return up;
    }

    String name() {
        return name;
    }

    /** Schedules the next effect a moment later; a crash before that drops it. */
    void schedule(Runnable effect) {
        int startedIn = life;
        context.time().after(context.chance().millis(1, 40), () -> act(startedIn, effect));
    }

    /** Continues with a reply unless the process has crashed since. */
    <T> Consumer<T> onReply(Consumer<T> continuation) {
        int startedIn = life;
        return answer -> {
            if (life == startedIn && up) {
                schedule(() -> continuation.accept(answer));
            }
        };
    }

    /** Tells whether a transaction commits. */
    boolean commits() {
        boolean aborted = context.chance().fault(ABORT_ONCE_IN);
        if (aborted) {
            context.figures().aborts++;
            context.log(() -> name + " loses its session; the transaction is rolled back");
        }
        return !aborted;
    }

    private void act(int startedIn, Runnable effect) {
        if (life != startedIn || !up) {
            return;
        }
        if (context.chance().fault(CRASH_ONCE_IN)) {
            crash();
        } else if (context.chance().fault(stallOnceIn)) {
            stall(startedIn, effect);
        } else if (context.chance().fault(LOSS_ONCE_IN)) {
            context.log(() -> name + " drops a piece of work");
        } else {
            effect.run();
        }
    }

    private void stall(int startedIn, Runnable effect) {
        context.figures().stalls++;
        long stallMillis = context.chance().onceIn(2)
                ? context.chance().millis(100, 20_000)
                : context.chance().millis(20_000, 300_000);
        context.log(() -> name + " stalls for " + stallMillis + " ms");
        context.time().after(stallMillis, () -> {
            if (life == startedIn && up) {
                effect.run();
            }
        });
    }

    private void crash() {
        context.figures().crashes++;
        context.log(() -> name + " crashes");
        life++;
        up = false;
        context.time().after(context.chance().millis(200, 90_000), () -> {
            up = true;
            context.log(() -> name + " is up again");
        });
    }
}
