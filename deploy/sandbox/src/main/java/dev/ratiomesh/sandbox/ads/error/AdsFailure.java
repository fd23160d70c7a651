package dev.ratiomesh.sandbox.ads.error;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.util.List;
import java.util.Map;

/** Holds the error answer to a rejected request: a google.rpc.Status, usually with a GoogleAdsFailure inside. */
public record AdsFailure(int status, String message, List<AdsError> errors) {
    private static final Map<Integer, String> RPC_CODES = Map.of(
            400, "INVALID_ARGUMENT",
            401, "UNAUTHENTICATED",
            403, "PERMISSION_DENIED",
            404, "NOT_FOUND",
            429, "RESOURCE_EXHAUSTED",
            500, "INTERNAL",
            503, "UNAVAILABLE",
            504, "DEADLINE_EXCEEDED");

    public static AdsFailure invalid(List<AdsError> errors) {
        return new AdsFailure(400, "Request contains an invalid argument.", errors);
    }

    public static AdsFailure invalid(AdsError error) {
        return invalid(List.of(error));
    }

    /** Creates a rejection by the layer in front of Google Ads, which knows no GoogleAdsFailure. */
    public static AdsFailure plain(int status, String message) {
        return new AdsFailure(status, message, List.of());
    }

    public HttpAnswer answer(String version, String requestId) {
        ObjectNode error = SandboxJson.object().put("code", status).put("message", message);
        error.put("status", RPC_CODES.getOrDefault(status, "UNKNOWN"));
        if (!errors.isEmpty()) {
            ObjectNode failure = error.putArray("details").addObject();
            failure.put("@type", "type.googleapis.com/google.ads.googleads." + version + ".errors.GoogleAdsFailure");
            failure.put("requestId", requestId);
            errors.forEach(adsError -> failure.withArrayProperty("errors").add(adsError.json()));
        }
        return HttpAnswer.json(status, SandboxJson.object().set("error", error));
    }
}
