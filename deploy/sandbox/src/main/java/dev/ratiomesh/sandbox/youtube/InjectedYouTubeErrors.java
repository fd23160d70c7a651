package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.youtube.quota.QuotaMetric;
import java.util.Map;

/** Maps injected errors to YouTube errors. */
final class InjectedYouTubeErrors {
    private static final Map<Integer, String> DEFAULT_REASONS = Map.of(
            400, "badRequest",
            401, "authError",
            403, "quotaExceeded",
            404, "videoNotFound",
            429, "rateLimitExceeded",
            500, "internalError",
            503, "backendError");

    private InjectedYouTubeErrors() {}

    static YouTubeErrorBody of(InjectedError error, QuotaMetric bucket) {
        String reason =
                error.reasonIfSet().orElseGet(() -> DEFAULT_REASONS.getOrDefault(error.status(), "backendError"));
        if (reason.equals("quotaExceeded")) {
            return YouTubeErrorBody.quotaExceeded();
        }
        if (error.status() == 429 && reason.equals("rateLimitExceeded")) {
            return YouTubeErrorBody.bucketExhausted(bucket);
        }
        return YouTubeErrorBody.global(error.status(), reason, "Injected by the sandbox: " + reason);
    }
}
