package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.fleet.access.Attempt.Misused;

/** The browser brought a state that cannot be used. */
final class BadState extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Misused why;

    BadState(Misused why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    Misused why() {
        return why;
    }
}
