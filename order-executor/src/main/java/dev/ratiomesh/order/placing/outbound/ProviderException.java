package dev.ratiomesh.order.placing.outbound;

import java.time.Duration;

/** A provider did not do or tell what it was asked; worth another try after the pause. */
public final class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration pause;

    public ProviderException(String words, Duration pause) {
        super(words, null, false, false);
        this.pause = pause;
    }

    public Duration pause() {
        return pause;
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
