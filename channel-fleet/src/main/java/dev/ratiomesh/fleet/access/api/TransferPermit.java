package dev.ratiomesh.fleet.access.api;

/** Whether a transfer may begin. */
public sealed interface TransferPermit {
    /** @param accessToken of the channel; for this transfer only, and never written down */
    record PermitGranted(String accessToken) implements TransferPermit {
        @Override
        public String toString() {
            return "Granted[hidden]";
        }
    }

    record PermitDenied(ApiResult reply) implements TransferPermit {}
}
