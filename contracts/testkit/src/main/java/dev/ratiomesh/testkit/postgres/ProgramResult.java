package dev.ratiomesh.testkit.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The exit code and output of a finished program. */
record ProgramResult(int code, String output) {

    private static final int NOT_STARTED = 127;

    /** Runs a command to its end; the code is 127 when the program does not exist, as in a shell. */
    static ProgramResult command(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ProgramResult(process.waitFor(), output);
        } catch (IOException notThere) {
            return new ProgramResult(NOT_STARTED, String.valueOf(notThere.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command.get(0), interrupted);
        }
    }
}
