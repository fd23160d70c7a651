package dev.ratiomesh.order.placing.simulation;

import java.util.function.Consumer;

/** A process. It can die, stand still or lose a piece of its work between any two effects. */
final class SimulatedReplica {
    private static final int CRASH_ONCE_IN = 150;
    private static final int LOSS_ONCE_IN = 150;
    private static final int ABORT_ONCE_IN = 60;
    private final SimulationContext stage;
    private final String name;

    /** In some runs a replica hardly gets on at all. */
    private final int stallOnceIn;

    private int life;
    private boolean up = true;

    SimulatedReplica(SimulationContext stage, String name) {
        this.stage = stage;
        this.name = name;
        this.stallOnceIn = stage.chance().onceIn(6) ? 5 : 40;
    }

    boolean isUp() {
        return up;
    }

    String name() {
        return name;
    }

    /** The next effect of some work, a moment later; it never comes when the process dies before. */
    void schedule(Runnable effect) {
        int now = life;
        stage.time().after(stage.chance().millis(1, 40), () -> act(now, effect));
    }

    /** Goes on with an answer that comes to this life of the process, or not at all. */
    <T> Consumer<T> onReply(Consumer<T> goOn) {
        int now = life;
        return answer -> {
            if (life == now && up) {
                schedule(() -> goOn.accept(answer));
            }
        };
    }

    /** Whether a transaction goes through. */
    boolean commits() {
        boolean aborted = stage.chance().fault(ABORT_ONCE_IN);
        if (aborted) {
            stage.figures().aborts++;
            stage.log(() -> name + " loses its session; the transaction is rolled back");
        }
        return !aborted;
    }

    private void act(int bornIn, Runnable effect) {
        if (life != bornIn || !up) {
            return;
        }
        if (stage.chance().fault(CRASH_ONCE_IN)) {
            crash();
        } else if (stage.chance().fault(stallOnceIn)) {
            stall(bornIn, effect);
        } else if (stage.chance().fault(LOSS_ONCE_IN)) {
            stage.log(() -> name + " drops a piece of work");
        } else {
            effect.run();
        }
    }

    private void stall(int bornIn, Runnable effect) {
        stage.figures().stalls++;
        long pause = stage.chance().onceIn(2)
                ? stage.chance().millis(100, 20_000)
                : stage.chance().millis(20_000, 300_000);
        stage.log(() -> name + " stands still for " + pause + " ms");
        stage.time().after(pause, () -> {
            if (life == bornIn && up) {
                effect.run();
            }
        });
    }

    private void crash() {
        stage.figures().crashes++;
        stage.log(() -> name + " dies");
        life++;
        up = false;
        stage.time().after(stage.chance().millis(200, 90_000), () -> {
            up = true;
            stage.log(() -> name + " is back");
        });
    }
}
