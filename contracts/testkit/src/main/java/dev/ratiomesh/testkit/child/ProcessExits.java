package dev.ratiomesh.testkit.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;

/** Waits for processes that are not children of this one; the JDK looks after such only every few seconds. */
public final class ProcessExits {

    private static final long POLL_MILLIS = 10;

    private ProcessExits() {}

    /** Whether there is no such process, or nothing of it but its exit code. */
    public static boolean hasExited(long pid) {
        return ProcessHandle.of(pid).map(ProcessExits::hasExited).orElse(true);
    }

    /** Whether all are gone before the time is over. */
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

    /** An orphan stays one for as long as the system's first process does not look, in a plain container for ever. */
    private static boolean isZombie(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).startsWith(" Z");
        } catch (IOException noSuchFile) {
            return false; // gone in this very moment, or not on Linux: isAlive tells
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
