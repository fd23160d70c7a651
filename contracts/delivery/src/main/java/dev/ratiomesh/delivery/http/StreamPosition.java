package dev.ratiomesh.delivery.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in the stream of changes, which is the SSE event id. Positions are ordered by transaction first, because
 * PostgreSQL assigns the row number before the transaction commits.
 *
 * @param xid id of the transaction that wrote the change
 * @param id number of the change
 */
public record StreamPosition(long xid, long id) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** Parses a {@code Last-Event-ID}; empty when it is no position. */
    public static Optional<StreamPosition> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new StreamPosition(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return xid + "-" + id;
    }
}
