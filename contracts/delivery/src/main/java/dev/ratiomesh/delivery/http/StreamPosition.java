package dev.ratiomesh.delivery.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the stream of changes: SSE's event id. Ordered by the transaction first, because the number alone is given
 * before its transaction commits.
 */
public record StreamPosition(long xid, long id) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** Reads a {@code Last-Event-ID}; empty when it is none of ours. */
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
