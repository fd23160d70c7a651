package dev.ratiomesh.testkit.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A running child JVM. The child ends on {@link #close()}, on {@link #kill()}, when this JVM shuts down, and, because
 * it reads a pipe that this JVM holds, also when this JVM is killed.
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

    /** Returns the file of the child's output. */
    public Path log() {
        return child.log();
    }

    /** Returns the child's output since its start. */
    public String output() {
        return LogTail.since(child.log(), logStart);
    }

    /**
     * Waits until the child's output contains the text.
     *
     * @throws IllegalStateException when the child ends first or the time is over; the message has the end of its
     *     output
     */
    public void awaitLine(String text, Duration atMost) {
        await("to print \"" + text + "\"", () -> output().contains(text), atMost);
    }

    /**
     * Waits until the port of 127.0.0.1 accepts connections.
     *
     * @throws IllegalStateException when the child ends first or the time is over; the message has the end of its
     *     output
     */
    public void awaitPort(int port, Duration atMost) {
        await("to listen on port " + port, () -> FreePorts.isOpen(port), atMost);
    }

    /**
     * Waits for a condition that this child fulfils. A suspended machine, such as a closed laptop, uses up {@link
     * #MAX_COUNTED_PAUSE} of the time only.
     *
     * @param purpose completes the message "Waited 30 s for kafka …"
     */
    public void await(String purpose, BooleanSupplier condition, Duration atMost) {
        long left = atMost.toNanos();
        long checkedNanos = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (hasEndedWithin(Duration.ofMillis(25))) {
                throw new IllegalStateException(child.name() + " ended with code " + process.exitValue()
                        + " before it came " + purpose + tail());
            }
            long now = System.nanoTime();
            left -= Math.min(now - checkedNanos, MAX_COUNTED_PAUSE.toNanos());
            checkedNanos = now;
            if (left < 0) {
                throw new IllegalStateException(
                        "Waited " + atMost.toSeconds() + " s for " + child.name() + " " + purpose + tail());
            }
        }
    }

    /** Kills the child with SIGKILL, without flushes and shutdown hooks, for crash tests. */
    public void kill() {
        forgetHook();
        process.destroyForcibly();
        hasEndedWithin(child.grace());
    }

    /** Closes the pipe, so that the child runs its shutdown hooks; kills the child after its grace period. */
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

    /** Removes the shutdown hook; returns false while this JVM shuts down, because the hook already runs then. */
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

    /** Reads the end of a log file, 1 MiB at most. */
    static final class LogTail {

        private static final long MAX_BYTES = 1 << 20;

        private LogTail() {}

        /** Returns the text after the offset, at most its last 1 MiB. */
        static String since(Path file, long offset) {
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                long from = Math.max(offset, channel.size() - MAX_BYTES);
                ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, channel.size() - from));
                channel.position(from);
                while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                    // until the buffer is full or the file ends
                }
                return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            } catch (IOException broken) {
                throw new UncheckedIOException("Cannot read " + file, broken);
            }
        }

        static String lastLines(String text, int count) {
            List<String> lines = text.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        }
    }
}
