package dev.ratiomesh.delivery.runtime;

import java.util.concurrent.TimeUnit;

/** A short wait while stopping, for work that ends on other threads. */
public final class ShutdownWait {
    private ShutdownWait() {}

    /** False when interrupted: then there is no time left to wait. */
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
