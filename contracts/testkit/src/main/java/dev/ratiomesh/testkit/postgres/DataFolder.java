package dev.ratiomesh.testkit.postgres;

import dev.ratiomesh.testkit.child.FolderOperations;
import dev.ratiomesh.testkit.child.ServerFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The data folder of Postgres: initialised once, and freed of a server that outlived its parent. */
record DataFolder(Path path, PostgresPrograms programs) {

    static DataFolder in(ServerFolder folder, PostgresPrograms programs) {
        return new DataFolder(folder.resolve("data"), programs);
    }

    /** Stops a server that still runs because its guard was killed as well. */
    void stopStale() {
        if (postmaster().isPresent()) {
            programs.run("pg_ctl", "stop", "--pgdata=" + path, "--mode=immediate", "--wait", "--timeout=30");
        }
        try {
            // left by a killed server, the file may name the pid of an unrelated process
            Files.deleteIfExists(path.resolve("postmaster.pid"));
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot clean up " + path, broken);
        }
    }

    /** Initialises the folder unless it exists; an interrupted attempt leaves no folder that looks complete. */
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

    /** Returns the running postmaster of this folder, empty when none runs. */
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

    /** Sorts UTF-8 texts by code point, which is the same on every system, whatever its locales. */
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
