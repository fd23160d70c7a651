package dev.ratiomesh.order.why;

import java.util.Base64;

/** Decodes PEM (RFC 7468) with one block. */
final class Pem {
    private Pem() {}

    /**
     * Returns the bytes of the block with this label.
     *
     * @throws IllegalArgumentException without such a block; the message never contains the text
     */
    static byte[] decode(String text, String label) {
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("there is no block " + label + " in PEM");
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the block " + label + " is not base64");
        }
    }
}
