package dev.ratiomesh.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes PEM (RFC 7468). The label is passed, so that no text of ours looks like the beginning of a key: whoever scans for
 * secrets shall find none.
 */
public final class PemWriter {
    private static final int LINE = 64;

    private PemWriter() {}

    /**
     * One block, a line each for its two ends, at most 64 characters in a line.
     *
     * @param label for example {@code PRIVATE KEY} for PKCS #8
     */
    public static String write(String label, byte[] content) {
        Base64.Encoder lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return end("BEGIN", label) + lines.encodeToString(content) + "\n" + end("END", label);
    }

    private static String end(String which, String label) {
        return "-----" + which + " " + label + "-----\n";
    }
}
