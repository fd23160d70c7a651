package dev.ratiomesh.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The programs initdb, postgres and pg_ctl, as command lines. They refuse to run as root; then each runs in a user
 * namespace of its own, where root's files belong to nobody and so does the process.
 */
record PostgresPrograms(Path home, List<String> prefix) {

    static PostgresPrograms ofThisSystem() {
        return new PostgresPrograms(PostgresBinaries.unpacked(), isRoot() ? userNamespace() : List.of());
    }

    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs it to its end. The output goes to nobody unless it fails. */
    void run(String program, String... arguments) {
        Ran ran = run(command(program, arguments));
        if (ran.code() != 0) {
            throw new IllegalStateException(program + " failed with code " + ran.code() + ":\n" + ran.output());
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static List<String> userNamespace() {
        Ran ran = run(List.of("unshare", "-U", "id", "-u"));
        if (ran.code() != 0 || ran.output().trim().equals("0")) {
            throw new IllegalStateException(
                    "Postgres does not run as root, and a user namespace (unshare -U) cannot be had"
                            + " here: run as another user, or use -Dmesh.infra=external. It said: " + ran.output());
        }
        return List.of("unshare", "-U");
    }

    private static Ran run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), output);
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot run " + command.get(0), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command.get(0), interrupted);
        }
    }

    private record Ran(int code, String output) {}
}
