package dev.ratiomesh.sandbox.uploads.session;

import dev.ratiomesh.sandbox.wire.HttpCall;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes the bytes that a request brings to an upload session.
 *
 * @param from offset of the first byte in the file; null: the request only asks for the stored offset
 * @param length number of bytes that follow; null: until the body ends
 * @param total the file's size; null: not known yet
 */
public record ContentRange(@Nullable Long from, @Nullable Long length, @Nullable Long total) {
    private static final Pattern FORM = Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(?:(\\d{1,18})|\\*)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** Reads the header, or without one takes the body for the whole file; empty when the header cannot be read. */
    static Optional<ContentRange> of(HttpCall call, @Nullable Long announced) {
        Long length = number(call.header("content-length"));
        Optional<String> header = call.header("content-range");
        if (header.isEmpty()) {
            return Optional.of(new ContentRange(0L, length, length == null ? announced : length));
        }
        Matcher range = FORM.matcher(header.get());
        return range.matches() ? of(range, announced) : Optional.empty();
    }

    private static Optional<ContentRange> of(Matcher range, @Nullable Long announced) {
        Long total = range.group(3) == null ? announced : Long.valueOf(range.group(3));
        if (range.group(1) == null) {
            return Optional.of(new ContentRange(null, 0L, total));
        }
        long from = Long.parseLong(range.group(1));
        long to = Long.parseLong(range.group(2));
        boolean valid = from <= to && (total == null || to < total);
        return valid ? Optional.of(new ContentRange(from, to - from + 1, total)) : Optional.empty();
    }

    /** Tells whether this is not the final chunk and its size is no multiple of the blocks that Google stores. */
    boolean isUnalignedChunk() {
        if (from == null || length == null) {
            return false;
        }
        boolean last = total != null && from + length >= total;
        return !last && length % ReceivedBytes.BLOCK_BYTES != 0;
    }

    static @Nullable public Long number(Optional<String> text) {
        return text.filter(digits -> NUMBER.matcher(digits).matches())
                .map(Long::valueOf)
                .orElse(null);
    }
}
