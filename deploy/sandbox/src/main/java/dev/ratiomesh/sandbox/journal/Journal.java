package dev.ratiomesh.sandbox.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends facts to a file of JSON lines. A line is one fact and is handed to the operating system before the caller
 * continues, so that killing the process loses nothing that was answered. A torn last line was never answered and is
 * cut off.
 */
public final class Journal implements AutoCloseable {
    private final @Nullable FileChannel channel;
    private final List<JournalLine> past;

    private Journal(@Nullable FileChannel channel, List<JournalLine> past) {
        this.channel = channel;
        this.past = List.copyOf(past);
    }

    /** Creates a journal that stores nothing. */
    public static Journal none() {
        return new Journal(null, List.of());
    }

    /**
     * Opens or creates a journal and reads its lines.
     *
     * @throws IllegalArgumentException naming the file and the line when a whole line cannot be read, or when another
     *     process has the file
     */
    public static Journal open(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(channel, file);
            return new Journal(channel, readPast(channel, file));
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + file + " cannot be opened", e);
        }
    }

    /** Returns the lines written before this process started, oldest first. */
    public List<JournalLine> past() {
        return past;
    }

    public void append(String kind, Object fact) {
        if (channel == null) {
            return;
        }
        String line = SandboxJson.write(SandboxJson.tree(new JournalLine(kind, SandboxJson.tree(fact)))) + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The journal cannot be written", e);
        }
    }

    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The journal cannot be closed", e);
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw taken(file, e);
        }
        channel.close();
        throw taken(file, null);
    }

    private static IllegalArgumentException taken(Path file, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "The journal " + file + " is in use by another sandbox; choose another with -Dsandbox.journal=<file>",
                cause);
    }

    private static List<JournalLine> readPast(FileChannel channel, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        channel.truncate(whole);
        channel.position(whole);
        return parse(new String(bytes, 0, whole, StandardCharsets.UTF_8), file);
    }

    private static List<JournalLine> parse(String text, Path file) {
        List<JournalLine> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            try {
                JsonNode node = SandboxJson.parse(line);
                lines.add(SandboxJson.read(node, JournalLine.class));
            } catch (MalformedJson e) {
                throw new IllegalArgumentException(
                        "The journal %s, line %d, cannot be read: %s".formatted(file, lines.size() + 1, e.getMessage()),
                        e);
            }
        }
        return lines;
    }
}
