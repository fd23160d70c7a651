package dev.ratiomesh.testkit.postgres;

import dev.ratiomesh.testkit.child.FileCache;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Makes and runs the command lines of initdb, postgres and pg_ctl. */
record PostgresPrograms(Path home, OsAccount account) {

    static PostgresPrograms of(OsAccount account) {
        return new PostgresPrograms(PostgresBinaries.unpacked(account.programs()), account);
    }

    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(account.prefix());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs a program to its end; its output is shown only when the program fails. */
    void run(String program, String... arguments) {
        ProgramResult result = ProgramResult.command(command(program, arguments));
        if (result.code() != 0) {
            throw new IllegalStateException(program + " failed with code " + result.code() + ":\n" + result.output());
        }
    }

    /** Unpacks the Postgres programs for this system once, from the class path into the cache. */
    static final class PostgresBinaries {

        private PostgresBinaries() {}

        /** Returns the folder below the given one that holds {@code bin}, {@code lib} and {@code share}. */
        static Path unpacked(Path parent) {
            String archive = archiveName();
            try (InputStream in = PostgresBinaries.class.getResourceAsStream(archive)) {
                if (in == null) {
                    throw new IllegalStateException("No Postgres for this system on the class path (" + archive
                            + "): use -Dmesh.infra=external, see the testkit's README");
                }
                return unpack(in.readAllBytes(), parent);
            } catch (IOException broken) {
                throw new UncheckedIOException("Cannot unpack " + archive + " to " + parent, broken);
            }
        }

        private static Path unpack(byte[] archive, Path parent) throws IOException {
            Path home = parent.resolve("ratio-mesh-postgres-" + FileCache.hash(archive));
            if (!Files.exists(home)) {
                Files.createDirectories(parent);
                Path fresh = Files.createTempDirectory(parent, "postgres-new");
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

    /** Unpacks a tar.xz with its links and executable bits. */
    static final class TarXz {

        private static final int ANY_EXECUTE = 0b001_001_001;

        private TarXz() {}

        static void unpack(byte[] archive, Path folder) throws IOException {
            makeExecutable(folder); // a temporary folder is not readable for other accounts
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, inside(folder, entry.getName()));
                }
            }
        }

        private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                return;
            }
            Files.createDirectories(target.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                return;
            }
            Files.copy(tar, target);
            if ((entry.getMode() & ANY_EXECUTE) != 0) {
                makeExecutable(target);
            }
        }

        private static void makeExecutable(Path file) throws IOException {
            if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }

        private static Path inside(Path folder, String name) throws IOException {
            Path target = folder.resolve(name).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("The archive has an entry outside of itself: " + name);
            }
            return target;
        }
    }
}
