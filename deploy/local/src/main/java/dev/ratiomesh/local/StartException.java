package dev.ratiomesh.local;

/** Says that the mesh cannot start; the message is for the person who gave the command. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
