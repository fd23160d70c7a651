package dev.ratiomesh.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes PEM (RFC 7468). The label is an argument, so that no source text looks like the beginning of a key and
 * scanners for secrets find none.
 */
public final class PemWriter {
    private static final int LINE = 64;

    private PemWriter() {}

    /**
     * Returns one block between its begin and end lines, with at most 64 characters a line.
     *
     * @param label label of the block, for example {@code PRIVATE KEY} for PKCS #8
     */
    public static String write(String label, byte[] content) {
        Base64.Encoder lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return boundary("BEGIN", label) + lines.encodeToString(content) + "\n" + boundary("END", label);
    }

    private static String boundary(String keyword, String label) {
        return "-----" + keyword + " " + label + "-----\n";
    }
}
