package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.wire.BodyReceiver;
import dev.ratiomesh.sandbox.wire.EmulatedService;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.youtube.quota.CallCost;
import dev.ratiomesh.sandbox.youtube.quota.ProjectQuota;
import dev.ratiomesh.sandbox.youtube.quota.QuotaErrorShape;
import dev.ratiomesh.sandbox.youtube.quota.QuotaMetric;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Emulates the YouTube Data API v3 under its own paths. Every request of a known caller costs at least one unit. */
public final class YouTube implements EmulatedService {
    private final ProjectQuota quota;
    private final CallAuthorizer authorizer;
    private final List<YouTubeMethod> endpoints;
    private QuotaErrorShape quotaError;

    public YouTube(
            ProjectQuota quota, CallAuthorizer authorizer, List<YouTubeMethod> endpoints, QuotaErrorShape quotaError) {
        this.quota = quota;
        this.authorizer = authorizer;
        this.endpoints = List.copyOf(endpoints);
        this.quotaError = quotaError;
    }

    @Override
    public String name() {
        return "youtube";
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith("/youtube/v3/") || path.startsWith("/upload/youtube/v3/");
    }

    /** Sets the shape of the error of an exhausted bucket of its own from now on. */
    public void answerExhaustionAs(QuotaErrorShape shape) {
        quotaError = shape;
    }

    public QuotaErrorShape quotaError() {
        return quotaError;
    }

    @Override
    public HttpAnswer answer(HttpCall call) {
        return rejection(call).map(YouTubeErrorBody::answer).orElseGet(() -> endpoint(call)
                .map(endpoint -> endpoint.answer(call, authorizer.caller(call)))
                .orElseGet(() -> notEmulated(call)));
    }

    @Override
    public boolean streams(HttpCall call) {
        return mediaEndpoint(call).isPresent() && (MediaEndpoint.fillsSession(call) || MediaEndpoint.bringsFile(call));
    }

    /**
     * Receives a body. The address of an upload session is enough to fill it, at no cost; other files come like any
     * call.
     */
    @Override
    public BodyReceiver receiver(HttpCall call) {
        MediaEndpoint endpoint = mediaEndpoint(call).orElseThrow();
        if (MediaEndpoint.fillsSession(call)) {
            return endpoint.sessionReceiver(call);
        }
        return rejection(call)
                .map(error -> BodyReceiver.answering(error.answer()))
                .orElseGet(() -> endpoint.fileReceiver(call, authorizer.caller(call)));
    }

    /** Rejects a call with an injected error; it costs its units too, if it costs any. */
    @Override
    public HttpAnswer answerInjected(HttpCall call, InjectedError error) {
        if (MediaEndpoint.fillsSession(call)) {
            return InjectedYouTubeErrors.of(error, QuotaMetric.UPLOADS).answer();
        }
        return CallAuthorizer.unidentified(call)
                .or(() -> exhausted(call))
                .orElseGet(() -> InjectedYouTubeErrors.of(error, cost(call).bucket()))
                .answer();
    }

    private Optional<YouTubeErrorBody> rejection(HttpCall call) {
        return CallAuthorizer.unidentified(call).or(() -> exhausted(call)).or(() -> endpoint(call)
                .flatMap(endpoint -> authorizer.refusal(call, endpoint.route().requirement())));
    }

    private Optional<MediaEndpoint> mediaEndpoint(HttpCall call) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.route().path().equals(call.path()) && endpoint instanceof MediaEndpoint)
                .map(MediaEndpoint.class::cast)
                .findFirst();
    }

    private Optional<YouTubeMethod> endpoint(HttpCall call) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.route().matches(call))
                .findFirst();
    }

    private CallCost cost(HttpCall call) {
        return endpoint(call).map(endpoint -> endpoint.route().cost()).orElse(CallCost.READ);
    }

    static HttpAnswer notEmulated(HttpCall call) {
        String message = "The sandbox does not emulate %s %s".formatted(call.method(), call.path());
        return YouTubeErrorBody.global(404, "notFound", message).answer();
    }

    private Optional<YouTubeErrorBody> exhausted(HttpCall call) {
        CallCost cost = cost(call);
        if (quota.charge(cost)) {
            return Optional.empty();
        }
        boolean observed = cost.bucket() != QuotaMetric.POOL && quotaError == QuotaErrorShape.OBSERVED_429;
        return Optional.of(
                observed ? YouTubeErrorBody.bucketExhausted(cost.bucket()) : YouTubeErrorBody.quotaExceeded());
    }

    /** Maps injected errors to YouTube errors. */
    static final class InjectedYouTubeErrors {
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
}
