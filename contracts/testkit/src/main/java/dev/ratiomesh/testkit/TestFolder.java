package dev.ratiomesh.testkit;

import dev.ratiomesh.testkit.child.FolderOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code target/mesh-infra/<pid>}: data goes with this JVM, logs stay until the next run. */
record TestFolder(Path path) {

    /** Its own, after sweeping away those of JVMs that are gone. */
    static TestFolder ofThisJvm() {
        Path all = Path.of("target", "mesh-infra").toAbsolutePath();
        try {
            Files.createDirectories(all);
            sweep(all);
            return new TestFolder(Files.createDirectories(
                    all.resolve(Long.toString(ProcessHandle.current().pid()))));
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot use " + all, broken);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** At the end of this JVM: first the server ends, then its data goes. */
    void dropAfter(String data, AutoCloseable server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(data, server), "drop-" + data));
    }

    private void drop(String data, AutoCloseable server) {
        try {
            server.close();
            FolderOperations.delete(resolve(data));
        } catch (Exception failed) {
            System.err.println("Left behind " + resolve(data) + ": " + failed.getMessage());
        }
    }

    private static void sweep(Path all) throws IOException {
        try (Stream<Path> folders = Files.list(all)) {
            List<Path> abandoned = folders.filter(TestFolder::isAbandoned).toList();
            for (Path folder : abandoned) {
                FolderOperations.delete(folder);
            }
        }
    }

    private static boolean isAbandoned(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(name)).isEmpty();
    }
}
