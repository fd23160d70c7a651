package dev.ratiomesh.testkit.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program that has run to its end. */
record ProgramResult(int code, String output) {

    private static final int NOT_STARTED = 127;

    /** Code 127 when there is no such program, as a shell gives it. */
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
