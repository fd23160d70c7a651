package dev.ratiomesh.testkit.postgres;

import dev.ratiomesh.testkit.child.FolderOperations;
import dev.ratiomesh.testkit.child.ServerFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Postgres's own data folder: made once, freed of a server that outlived its parent. */
record DataFolder(Path path, PostgresPrograms programs) {

    static DataFolder in(ServerFolder folder, PostgresPrograms programs) {
        return new DataFolder(folder.resolve("data"), programs);
    }

    /** Ends a server whose guard was killed too. */
    void stopStale() {
        if (postmaster().isPresent()) {
            programs.run("pg_ctl", "stop", "--pgdata=" + path, "--mode=immediate", "--wait", "--timeout=30");
        }
        try {
            // left by a killed server, it may name a process that is somebody else's by now
            Files.deleteIfExists(path.resolve("postmaster.pid"));
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot clean up " + path, broken);
        }
    }

    /** Makes it unless it is there; a cut-off attempt leaves nothing that looks finished. */
    void prepare() {
        try {
            if (Files.exists(path)) {
                programs.account().giveOwnership(path);
                return;
            }
            Path fresh = path.resolveSibling("data.new");
            FolderOperations.delete(fresh);
            Files.createDirectories(fresh);
            programs.account().giveOwnership(fresh);
            initialise(fresh);
            Files.move(fresh, path);
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot prepare " + path, broken);
        }
    }

    /** The postmaster that serves from here, when it lives. */
    Optional<ProcessHandle> postmaster() {
        Path file = path.resolve("postmaster.pid");
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0).trim())).filter(DataFolder::isPostgres);
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read " + file, broken);
        }
    }

    /** UTF-8 texts sorted by code point: the same on every system, whatever locales it has. */
    private void initialise(Path fresh) {
        programs.run(
                "initdb",
                "--pgdata=" + fresh,
                "--username=" + PostgresProcess.USER,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-sync");
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }
}
