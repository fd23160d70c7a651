package dev.ratiomesh.fleet.access;

/** Whether a transfer may begin. */
public sealed interface Admission {
    /** @param accessToken of the channel; for this transfer only, and never written down */
    record Granted(String accessToken) implements Admission {
        @Override
        public String toString() {
            return "Granted[hidden]";
        }
    }

    record Denied(Reply reply) implements Admission {}
}
