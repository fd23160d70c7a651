package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.delivery.json.Sha256;

/** The words of a reply: what makes two of them the same, and how long they may be. */
public final class ReplyText {
    /** Characters YouTube takes; the limit is not published, and longer texts were seen refused. */
    public static final int MAX_LENGTH = 10_000;

    private ReplyText() {}

    /** SHA-256 of the words as they are compared, in hexadecimal digits. */
    public static String hash(String text) {
        return Sha256.hex(normalized(text));
    }

    /** Whether YouTube shows these words; it strips the ends and has one kind of line break. */
    static boolean isSame(String one, String other) {
        return normalized(one).equals(normalized(other));
    }

    private static String normalized(String text) {
        return text.replace("\r\n", "\n").strip();
    }
}
