package dev.ratiomesh.order.placing.outbound;

import java.time.Duration;

/** A provider did not do or tell what it was asked; worth another try after the pause. */
public final class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryDelay;

    public ProviderException(String words, Duration pause) {
        super(words, null, false, false);
        this.retryDelay = pause;
    }

    public Duration retryDelay() {
        return retryDelay;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
