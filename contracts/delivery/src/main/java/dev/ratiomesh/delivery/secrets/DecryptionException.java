package dev.ratiomesh.delivery.secrets;

/** Signals that a stored token cannot be decrypted; the message names the key and never the content. */
public final class DecryptionException extends Exception {
    private static final long serialVersionUID = 1L;

    DecryptionException(String message) {
        super(message, null, false, false);
    }

    /** Returns the sentence that says which key is missing or wrong. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
