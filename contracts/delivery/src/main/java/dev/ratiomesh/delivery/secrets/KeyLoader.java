package dev.ratiomesh.delivery.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key as configuration gives it: Base64 of 32 bytes, or {@code file:} and the path of a file that holds that text. */
final class KeyLoader {
    private static final String FILE = "file:";
    private static final int KEY_BYTES = 32;
    private static final long MAX_FILE_BYTES = 1024;

    private KeyLoader() {}

    /**
     * @param name the whole configuration key, for example {@code orders.credentials.keys.k1}
     * @throws IllegalArgumentException that names the key and what is wrong, and does not quote it
     */
    static SecretKey read(String name, String text) {
        byte[] key =
                decoded(name, text.startsWith(FILE) ? content(name, Path.of(text.substring(FILE.length()))) : text);
        if (key.length != KEY_BYTES) {
            throw invalid(name, "must be Base64 of 32 bytes, is of " + key.length);
        }
        return new SecretKeySpec(key, "AES");
    }

    private static byte[] decoded(String name, String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw invalid(name, "must be Base64 of 32 bytes, is no Base64");
        }
    }

    private static String content(String name, Path file) {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw invalid(name, file + " is too large for a key");
            }
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw invalid(name, file + " cannot be read: " + e);
        }
    }

    private static IllegalArgumentException invalid(String name, String what) {
        return new IllegalArgumentException(name + ": " + what);
    }
}
