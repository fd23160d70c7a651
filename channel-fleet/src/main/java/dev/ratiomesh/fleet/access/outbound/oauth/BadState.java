package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.InvalidState;

/** The browser brought a state that cannot be used. */
final class BadState extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final InvalidState why;

    BadState(InvalidState why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    InvalidState why() {
        return why;
    }
}
