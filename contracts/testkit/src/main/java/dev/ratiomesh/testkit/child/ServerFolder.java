package dev.ratiomesh.testkit.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one server, locked by one process at a time. The operating system releases the lock of a killed
 * process; the server that the process had started may still be stopping, and the next holder waits for it.
 */
public final class ServerFolder implements AutoCloseable {

    private static final Duration END_TIMEOUT = Duration.ofSeconds(15);

    /** Folders that this process holds: opening and closing a locked file a second time would release the lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private ServerFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Locks the folder, creating it if needed, and waits for a server that a killed process left in it, then ends it.
     *
     * @param option the system property that sets this folder, named in the message
     * @throws IllegalStateException when another running process holds the folder
     */
    public static ServerFolder acquire(Path folder, String option) {
        try {
            Path real = Files.createDirectories(folder).toRealPath();
            ServerFolder taken = HELD.add(real) ? tryLock(real) : null;
            if (taken == null) {
                throw new IllegalStateException("The folder " + folder
                        + " is in use by another running server: stop it, or choose another with -D" + option
                        + "=<folder>");
            }
            taken.awaitPreviousServer();
            return taken;
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot use the folder " + folder, broken);
        }
    }

    /** Returns null when another process holds the folder. */
    private static @Nullable ServerFolder tryLock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() != null) {
            return new ServerFolder(folder, channel);
        }
        channel.close();
        HELD.remove(folder);
        return null;
    }

    /** Returns the path of a file or folder in this folder. */
    public Path resolve(String name) {
        return folder.resolve(name);
    }

    /** Records the process that serves from this folder, for the next holder. */
    public void recordOwner(ChildProcess child) {
        String line =
                child.pid() + " " + startTime(ProcessHandle.of(child.pid()).orElse(null));
        try {
            Files.writeString(resolve("pid"), line);
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot write to " + folder, broken);
        }
    }

    /** Releases the folder; a second call does nothing, because another process may hold the folder by then. */
    @Override
    public void close() {
        if (!lock.isOpen()) {
            return;
        }
        HELD.remove(folder);
        try {
            lock.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot release " + folder, broken);
        }
    }

    private void awaitPreviousServer() throws IOException {
        Optional<ProcessHandle> former = previousServer();
        if (former.isPresent() && !ProcessExits.await(List.of(former.get()), END_TIMEOUT)) {
            former.get().destroyForcibly();
            ProcessExits.await(List.of(former.get()), END_TIMEOUT);
        }
    }

    /** Returns the recorded process if it still runs; its start time is compared, because a pid can be reused. */
    private Optional<ProcessHandle> previousServer() throws IOException {
        Path file = resolve("pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> line = List.of(Files.readString(file).split(" ", -1));
        return ProcessHandle.of(Long.parseLong(line.get(0)))
                .filter(process -> line.size() == 2 && startTime(process).equals(line.get(1)));
    }

    private static String startTime(@Nullable ProcessHandle process) {
        return Optional.ofNullable(process)
                .flatMap(handle -> handle.info().startInstant())
                .map(Instant::toString)
                .orElse("unknown");
    }
}
