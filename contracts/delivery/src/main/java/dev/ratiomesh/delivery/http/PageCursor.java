package dev.ratiomesh.delivery.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** An opaque place in a list: where the last page ended, as one text. */
public final class PageCursor {
    private static final int MAX_LIMIT = 500;
    private static final int DEFAULT_LIMIT = 50;
    private static final String UNKNOWN_CURSOR = "is not one that this service gave";

    private PageCursor() {}

    public static String encode(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place, or null at the beginning of the list.
     *
     * @throws ProblemException 400 when the cursor is not one of ours
     */
    public static @Nullable String decode(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        String place = decodeText(cursor);
        // What does not come out the same was not ours, and text columns bear no NUL.
        if (place.indexOf(0) >= 0 || !encode(place).equals(cursor)) {
            throw ProblemException.badParameter("cursor", UNKNOWN_CURSOR);
        }
        return place;
    }

    private static String decodeText(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badParameter("cursor", UNKNOWN_CURSOR);
        }
    }

    /**
     * How many entries a page has: 50 unless asked otherwise, 1 to 500.
     *
     * @throws ProblemException 400 when out of range
     */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw ProblemException.badParameter("limit", "must be 1 to " + MAX_LIMIT + ", is " + asked);
        }
        return asked;
    }
}
