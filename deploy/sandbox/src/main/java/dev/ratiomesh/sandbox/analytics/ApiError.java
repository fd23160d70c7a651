package dev.ratiomesh.sandbox.analytics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.util.Map;

/** Holds an error as both services send it: Google's usual object, with the canonical status word beside the reason. */
record ApiError(int status, String reason, String message) {
    private static final Map<Integer, String> CANONICAL = Map.of(
            400, "INVALID_ARGUMENT",
            401, "UNAUTHENTICATED",
            403, "PERMISSION_DENIED",
            404, "NOT_FOUND",
            409, "ALREADY_EXISTS",
            429, "RESOURCE_EXHAUSTED",
            500, "INTERNAL",
            503, "UNAVAILABLE");
    private static final Map<Integer, String> DEFAULT_REASONS = Map.of(
            400, "badRequest",
            401, "authError",
            403, "quotaExceeded",
            404, "notFound",
            409, "alreadyExists",
            429, "rateLimitExceeded",
            500, "internalError",
            503, "backendError");

    static ApiError unsupported() {
        return new ApiError(
                400,
                "badRequest",
                "The query is not supported. Check the documentation at"
                        + " https://developers.google.com/youtube/analytics/v2/available_reports for supported queries.");
    }

    static ApiError bad(String message) {
        return new ApiError(400, "badRequest", message);
    }

    static ApiError unauthenticated() {
        return new ApiError(401, "authError", "Request had invalid authentication credentials.");
    }

    static ApiError injected(InjectedError error) {
        String reason =
                error.reasonIfSet().orElseGet(() -> DEFAULT_REASONS.getOrDefault(error.status(), "backendError"));
        return new ApiError(error.status(), reason, "Injected by the sandbox: " + reason);
    }

    HttpAnswer answer() {
        ObjectNode error = SandboxJson.object().put("code", status).put("message", message);
        error.putArray("errors")
                .addObject()
                .put("message", message)
                .put("domain", reason.equals("quotaExceeded") ? "youtubeAnalytics.quota" : "global")
                .put("reason", reason);
        error.put("status", CANONICAL.getOrDefault(status, "UNKNOWN"));
        return HttpAnswer.json(status, SandboxJson.object().set("error", error));
    }
}
