package dev.ratiomesh.fleet.access.api;

/** Port that reads the channels' circuit breakers on this replica. */
public interface CircuitStates {
    /**
     * Returns the worst state among a channel's circuits, of which each Google API has one: open, then half open, then closed.
     * A channel without a recent request is closed.
     */
    Circuit circuitOf(String channelId);

    /** The state of a circuit breaker. */
    enum Circuit {
        /** All requests pass. */
        CLOSED("CLOSED"),
        /** No request passes for a configured time, because the last ones failed. */
        OPEN("OPEN"),
        /** One trial request passes; its outcome closes or opens the circuit. */
        HALF_OPEN("TRYING");

        private final String wireName;

        Circuit(String wireName) {
            this.wireName = wireName;
        }

        /** Returns the state as the HTTP interface shows it, independent of the constant's name. */
        public String wireName() {
            return wireName;
        }
    }
}
