package dev.ratiomesh.delivery.secrets;

/** A stored token cannot be read; the message says which key it was, and never what was stored. */
public final class DecryptionException extends Exception {
    private static final long serialVersionUID = 1L;

    DecryptionException(String words) {
        super(words, null, false, false);
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
