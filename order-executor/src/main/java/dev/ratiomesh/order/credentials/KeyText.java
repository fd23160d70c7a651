package dev.ratiomesh.order.credentials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key as configuration gives it: Base64 of 32 bytes, or {@code file:} and the path of a file that holds that text. */
public final class KeyText {
    private static final String FILE = "file:";
    private static final int KEY_BYTES = 32;
    private static final long LONGEST_FILE = 1024;

    private KeyText() {}

    /** @throws IllegalArgumentException that names the key and what is wrong, and does not quote it */
    public static SecretKey read(String id, String text) {
        byte[] key = decoded(id, text.startsWith(FILE) ? content(id, Path.of(text.substring(FILE.length()))) : text);
        if (key.length != KEY_BYTES) {
            throw bad(id, "must be Base64 of 32 bytes, is of " + key.length);
        }
        return new SecretKeySpec(key, "AES");
    }

    private static byte[] decoded(String id, String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw bad(id, "must be Base64 of 32 bytes, is no Base64");
        }
    }

    private static String content(String id, Path file) {
        try {
            if (Files.size(file) > LONGEST_FILE) {
                throw bad(id, file + " is too large for a key");
            }
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw bad(id, file + " cannot be read: " + e);
        }
    }

    private static IllegalArgumentException bad(String id, String what) {
        return new IllegalArgumentException("orders.credentials.keys." + id + ": " + what);
    }
}
