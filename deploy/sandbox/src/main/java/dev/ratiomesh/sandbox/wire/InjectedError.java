package dev.ratiomesh.sandbox.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds an injected error. The reason is a word of the target's own vocabulary, {@code quotaExceeded} or {@code
 * quotaError.RESOURCE_EXHAUSTED}; without one the service takes its usual reason for the status.
 */
public record InjectedError(int status, @Nullable String reason) {

    public Optional<String> reasonIfSet() {
        return Optional.ofNullable(reason);
    }
}
