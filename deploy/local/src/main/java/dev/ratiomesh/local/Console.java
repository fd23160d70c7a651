package dev.ratiomesh.local;

import java.io.PrintStream;
import java.util.List;

/**
 * Writes to the terminal: lines that stay, and below them a table that is drawn over. Without a terminal the table is
 * repeated.
 */
public final class Console {
    private static final String UP_AND_CLEAR = "\u001b[%dA\u001b[J";

    private final PrintStream out;
    private final boolean terminal;
    private int drawn;

    public Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public boolean isTerminal() {
        return terminal;
    }

    public synchronized void print(String line) {
        clear();
        out.println(line);
        out.flush();
    }

    public synchronized void draw(List<String> lines) {
        clear();
        lines.forEach(out::println);
        out.flush();
        drawn = terminal ? lines.size() : 0;
    }

    private void clear() {
        if (drawn > 0) {
            out.printf(UP_AND_CLEAR, drawn);
            drawn = 0;
        }
    }
}
