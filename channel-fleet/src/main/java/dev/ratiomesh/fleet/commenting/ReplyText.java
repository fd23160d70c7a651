package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.delivery.json.Sha256;

/** Compares and limits the text of replies. */
public final class ReplyText {
    /** Longest text in characters. YouTube publishes no limit; longer texts were rejected when tried. */
    public static final int MAX_LENGTH = 10_000;

    private ReplyText() {}

    /** Returns the SHA-256 of the normalized text, as hexadecimal digits. */
    public static String hash(String text) {
        return Sha256.hex(normalized(text));
    }

    /** True when YouTube shows both texts alike; YouTube strips both ends and knows one kind of line break. */
    static boolean isSame(String shown, String approved) {
        return normalized(shown).equals(normalized(approved));
    }

    private static String normalized(String text) {
        return text.replace("\r\n", "\n").strip();
    }
}
