package dev.ratiomesh.testkit.postgres;

import dev.ratiomesh.testkit.child.FileCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The Postgres programs for this system, unpacked once from the class path into the cache. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The folder, below the given one, that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked(Path below) {
        String archive = archiveName();
        try (InputStream in = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (in == null) {
                throw new IllegalStateException("No Postgres for this system on the class path (" + archive
                        + "): use -Dmesh.infra=external, see the testkit's README");
            }
            return unpack(in.readAllBytes(), below);
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot unpack " + archive + " to " + below, broken);
        }
    }

    private static Path unpack(byte[] archive, Path below) throws IOException {
        Path home = below.resolve("ratio-mesh-postgres-" + FileCache.hash(archive));
        if (!Files.exists(home)) {
            Files.createDirectories(below);
            Path fresh = Files.createTempDirectory(below, "postgres-new");
            TarXz.unpack(archive, fresh);
            FileCache.moveIntoPlace(fresh, home);
        }
        return home;
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        if (system.startsWith("mac")) {
            return "/postgres-darwin-" + processor + ".txz";
        }
        if (system.startsWith("windows")) {
            return "/postgres-windows-" + processor + ".txz";
        }
        String libc = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        return "/postgres-linux-" + processor + libc + ".txz";
    }
}
