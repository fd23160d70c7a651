package dev.ratiomesh.order.why;

import java.util.Base64;

/** PEM (RFC 7468) with one block. */
final class Pem {
    private Pem() {}

    /** @throws IllegalArgumentException when there is no such block; never with the text in the message */
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
