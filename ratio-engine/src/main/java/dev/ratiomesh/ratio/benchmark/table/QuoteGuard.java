package dev.ratiomesh.ratio.benchmark.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Filters the input of a CSV parser, so that one unclosed quote does not swallow the rest of a table. A line whose quote
 * stays open for more than 50 lines is reported and replaced by an empty one, which keeps line numbers right.
 */
final class QuoteGuard extends Reader {

    /** Most lines of one record; a longer one has an unclosed quote. */
    private static final int MAX_RECORD_LINES = 50;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final BufferedReader lines;
    private final LongConsumer onUnclosedQuote;
    /** Lines that were read ahead and are not processed yet. */
    private final Deque<String> pending = new ArrayDeque<>();

    private String current = "";
    private int used;
    private long lineNumber;

    QuoteGuard(Reader text, LongConsumer unclosed) {
        this.lines = new BufferedReader(text);
        this.onUnclosedQuote = unclosed;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (used == current.length() && !refill()) {
            return -1;
        }
        int n = Math.min(length, current.length() - used);
        current.getChars(used, used + n, target, offset);
        used += n;
        return n;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private boolean refill() throws IOException {
        String first = nextLine();
        if (first == null) {
            return false;
        }
        lineNumber++;
        String line = lineNumber == 1 ? withoutByteOrderMark(first) : first;
        current = isOpenAtEnd(line, false) ? joinUntilClosed(line) : line + "\n";
        used = 0;
        return true;
    }

    private @Nullable String nextLine() throws IOException {
        return pending.isEmpty() ? lines.readLine() : pending.poll();
    }

    private String joinUntilClosed(String first) throws IOException {
        List<String> more = new ArrayList<>();
        boolean open = true;
        while (open && more.size() < MAX_RECORD_LINES) {
            String line = nextLine();
            if (line == null) {
                break;
            }
            more.add(line);
            open = isOpenAtEnd(line, true);
        }
        return open ? replaceByEmptyLine(more) : complete(first, more);
    }

    private String complete(String first, List<String> more) {
        lineNumber += more.size();
        return first + "\n" + String.join("\n", more) + "\n";
    }

    private String replaceByEmptyLine(List<String> more) {
        onUnclosedQuote.accept(lineNumber);
        for (int i = more.size() - 1; i >= 0; i--) {
            pending.addFirst(more.get(i));
        }
        return "\n";
    }

    /** Returns whether a quoted field is open at the end of the line; a quote opens only at the start of a field. */
    private static boolean isOpenAtEnd(String line, boolean openBefore) {
        boolean open = openBefore;
        boolean fieldStart = !open;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (open && c == '"' && line.startsWith("\"\"", i)) {
                i++;
            } else if (c == '"' && (open || fieldStart)) {
                open = !open;
            }
            fieldStart = !open && c == ',';
        }
        return open;
    }

    private static String withoutByteOrderMark(String line) {
        return !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
    }
}
