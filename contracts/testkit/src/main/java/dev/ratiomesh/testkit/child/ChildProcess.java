package dev.ratiomesh.testkit.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A running child JVM. It ends on {@link #close()}, on {@link #kill()}, when this JVM shuts down, and, because it reads
 * a pipe that this JVM holds, also when this JVM is killed.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Duration MAX_COUNTED_PAUSE = Duration.ofSeconds(5);

    private final JavaProcessBuilder child;
    private final Process process;
    private final long logStart;
    private final Thread hook = new Thread(this::end, "end-child");

    private ChildProcess(JavaProcessBuilder child, Process process, long logStart) {
        this.child = child;
        this.process = process;
        this.logStart = logStart;
    }

    static ChildProcess start(JavaProcessBuilder child) {
        try {
            Files.createDirectories(child.directory());
            Files.createDirectories(child.log().getParent());
            long logStart = Files.exists(child.log()) ? Files.size(child.log()) : 0;
            ProcessBuilder builder = new ProcessBuilder(child.command())
                    .directory(child.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(child.log().toFile()));
            builder.environment().putAll(child.environment());
            ChildProcess started = new ChildProcess(child, builder.start(), logStart);
            Runtime.getRuntime().addShutdownHook(started.hook);
            return started;
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot start " + child.name(), broken);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Where its output goes. */
    public Path log() {
        return child.log();
    }

    /** What it has written since it was started. */
    public String output() {
        return LogTail.since(child.log(), logStart);
    }

    /**
     * Waits until a line of its output holds the text.
     *
     * @throws IllegalStateException when it ends first or the time is over; the message holds the end of the output
     */
    public void awaitLine(String text, Duration atMost) {
        await("to say \"" + text + "\"", () -> output().contains(text), atMost);
    }

    /**
     * Waits until something accepts connections on the port of 127.0.0.1.
     *
     * @throws IllegalStateException when it ends first or the time is over; the message holds the end of the output
     */
    public void awaitPort(int port, Duration atMost) {
        await("to listen on port " + port, () -> FreePorts.isOpen(port), atMost);
    }

    /**
     * Waits for a condition that this child brings about. A machine that stands still meanwhile, as a suspended laptop
     * does, uses up {@link #MAX_COUNTED_PAUSE} of the time only.
     *
     * @param what completes "waited for kafka …"
     */
    public void await(String what, BooleanSupplier condition, Duration atMost) {
        long left = atMost.toNanos();
        long looked = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (hasEndedWithin(Duration.ofMillis(25))) {
                throw new IllegalStateException(
                        child.name() + " ended with code " + process.exitValue() + " before it came " + what + tail());
            }
            long now = System.nanoTime();
            left -= Math.min(now - looked, MAX_COUNTED_PAUSE.toNanos());
            looked = now;
            if (left < 0) {
                throw new IllegalStateException(
                        "Waited " + atMost.toSeconds() + " s for " + child.name() + " " + what + tail());
            }
        }
    }

    /** SIGKILL: nothing is flushed, no hook runs. For crash tests. */
    public void kill() {
        forgetHook();
        process.destroyForcibly();
        hasEndedWithin(child.grace());
    }

    /** Closes the pipe, upon which the child runs its shutdown hooks; force after the grace. */
    @Override
    public void close() {
        forgetHook();
        end();
    }

    private void end() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyBroken) {
            process.destroy();
        }
        if (!hasEndedWithin(child.grace().plusSeconds(1))) {
            process.destroyForcibly();
            hasEndedWithin(child.grace());
        }
    }

    /** False while this JVM shuts down: then the hook runs already, and does the same. */
    private boolean forgetHook() {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            return false;
        }
    }

    private boolean hasEndedWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private String tail() {
        return "; the end of " + child.log() + ":\n" + LogTail.lastLines(output(), 30);
    }
}
