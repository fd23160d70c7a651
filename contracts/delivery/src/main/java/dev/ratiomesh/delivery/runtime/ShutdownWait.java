package dev.ratiomesh.delivery.runtime;

import java.util.concurrent.TimeUnit;

/** Blocks the shutdown thread for short moments, while work completes on other threads. */
public final class ShutdownWait {
    private ShutdownWait() {}

    /** Sleeps for 20 ms; returns false when interrupted, because no time is left then. */
    public static boolean pauseBriefly() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
