package dev.ratiomesh.fleet.access.api;

/** The decision whether a transfer of a channel may start. */
public sealed interface TransferPermit {
    /** @param accessToken the channel's access token, for this transfer only; never stored or logged */
    record PermitGranted(String accessToken) implements TransferPermit {
        @Override
        public String toString() {
            return "PermitGranted[hidden]";
        }
    }

    /** The transfer may not start; {@code result} says why. */
    record PermitDenied(ApiResult result) implements TransferPermit {}
}
