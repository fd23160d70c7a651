package dev.ratiomesh.delivery.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Encodes the end of a page as an opaque text with which the next page begins. */
public final class PageCursor {
    private static final int MAX_LIMIT = 500;
    private static final int DEFAULT_LIMIT = 50;
    private static final String UNKNOWN_CURSOR = "is not one that this service gave";

    private PageCursor() {}

    /** Returns the cursor for the position of a page's last entry. */
    public static String encode(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the position that a cursor encodes, null for the beginning of the list.
     *
     * @throws ProblemException 400 when this service has not issued the cursor
     */
    public static @Nullable String decode(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        String position = decodeText(cursor);
        // A text that encodes differently was not issued here, and text columns accept no NUL.
        if (position.indexOf(0) >= 0 || !encode(position).equals(cursor)) {
            throw ProblemException.badParameter("cursor", UNKNOWN_CURSOR);
        }
        return position;
    }

    private static String decodeText(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badParameter("cursor", UNKNOWN_CURSOR);
        }
    }

    /**
     * Returns the number of entries of a page.
     *
     * @param requested 1 to 500, null for the default of 50
     *
     * @throws ProblemException 400 when {@code requested} is out of range
     */
    public static int limit(@Nullable Integer requested) {
        if (requested == null) {
            return DEFAULT_LIMIT;
        }
        if (requested < 1 || requested > MAX_LIMIT) {
            throw ProblemException.badParameter("limit", "must be 1 to " + MAX_LIMIT + ", is " + requested);
        }
        return requested;
    }
}
