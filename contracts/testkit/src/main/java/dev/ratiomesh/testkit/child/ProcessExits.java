package dev.ratiomesh.testkit.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;

/** Waits for processes that are not children of this one, which the JDK checks only every few seconds. */
public final class ProcessExits {

    private static final long POLL_MILLIS = 10;

    private ProcessExits() {}

    /** Returns true when the process does not exist or is a zombie. */
    public static boolean hasExited(long pid) {
        return ProcessHandle.of(pid).map(ProcessExits::hasExited).orElse(true);
    }

    /** Waits for all processes; returns true when all have ended in time. */
    public static boolean await(Collection<ProcessHandle> processes, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!processes.stream().allMatch(ProcessExits::hasExited)) {
            if (System.nanoTime() > end || interruptedWhilePausing()) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasExited(ProcessHandle process) {
        return !process.isAlive() || isZombie(process);
    }

    /** Recognises an orphaned zombie, which stays until init reaps it, and in a plain container for ever. */
    private static boolean isZombie(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).startsWith(" Z");
        } catch (IOException noSuchFile) {
            return false; // ended at this moment, or not on Linux: isAlive decides
        }
    }

    private static boolean interruptedWhilePausing() {
        try {
            Thread.sleep(POLL_MILLIS);
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
