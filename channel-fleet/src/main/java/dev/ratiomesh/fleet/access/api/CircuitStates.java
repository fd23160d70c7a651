package dev.ratiomesh.fleet.access.api;

/** The circuit breakers of the channels, as this replica has them. A port, since features meet in their roots only. */
public interface CircuitStates {
    /** Closed for a channel that was not called of late. */
    Circuit of(String channelId);

    /** Whether calls go through. */
    enum Circuit {
        CLOSED("CLOSED"),
        /** None does for a while, because the last ones failed. */
        OPEN("OPEN"),
        /** One does, and its outcome decides. */
        TRYING("TRYING");

        private final String wireName;

        Circuit(String wireName) {
            this.wireName = wireName;
        }

        /** The state as the HTTP interface shows it; it stays when the constant is renamed. */
        public String wireName() {
            return wireName;
        }
    }
}
