package dev.ratiomesh.order.placing.outbound;

import java.time.Duration;

/** Reports a failed provider call that is worth another attempt. */
public final class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryDelay;

    /**
     * @param message the sentence that the order shows as its problem
     * @param retryDelay the least delay before the next attempt, zero to leave it to the back-off
     */
    public ProviderException(String message, Duration retryDelay) {
        super(message, null, false, false);
        this.retryDelay = retryDelay;
    }

    public Duration retryDelay() {
        return retryDelay;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
