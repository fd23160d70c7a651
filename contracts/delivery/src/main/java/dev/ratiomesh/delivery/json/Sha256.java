package dev.ratiomesh.delivery.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of texts (FIPS 180-4), as UTF-8. */
public final class Sha256 {
    private Sha256() {}

    /** 64 hexadecimal digits, lower case. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(bytes(text));
    }

    /** 32 bytes. */
    public static byte[] bytes(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
