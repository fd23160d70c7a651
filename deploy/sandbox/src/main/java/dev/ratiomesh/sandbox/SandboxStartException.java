package dev.ratiomesh.sandbox;

import org.jspecify.annotations.Nullable;

/** Says that the sandbox cannot start. The message is one line that names the fault and the option to change. */
public final class SandboxStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SandboxStartException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
