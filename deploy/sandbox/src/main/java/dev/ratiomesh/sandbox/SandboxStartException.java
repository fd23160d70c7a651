package dev.ratiomesh.sandbox;

import org.jspecify.annotations.Nullable;

/** The sandbox cannot start; the message is one line that names what is wrong and the option to change. */
public final class SandboxStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SandboxStartException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
