package dev.ratiomesh.fleet.access.api;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.delivery.youtube.YouTubeError;
import dev.ratiomesh.fleet.access.api.ClassifiedResponse.BucketExhausted;
import dev.ratiomesh.fleet.access.api.ClassifiedResponse.FinalResult;
import dev.ratiomesh.fleet.access.api.ClassifiedResponse.TokenRejected;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Classifies the responses of Google's APIs by status and reason code. */
public final class ResponseClassifier {
    /** The delay after a rate limit without a {@code Retry-After} header. */
    private static final Duration DEFAULT_RETRY_DELAY = Duration.ofSeconds(30);

    private static final int MAX_RETRY_AFTER_SECONDS = 3600;
    private static final Set<Integer> SUCCESSES_BEYOND_2XX = Set.of(304, 308);
    private static final Set<String> NO_CHANNEL_REASONS =
            Set.of("youtubeSignupRequired", "channelNotFoundForAuthenticatedUser");
    private static final Set<String> MISSING_SCOPE_REASONS =
            Set.of("insufficientPermissions", "insufficientScopes", "ACCESS_TOKEN_SCOPE_INSUFFICIENT");
    private static final Set<String> CLOSED_ACCOUNT_REASONS = Set.of(
            "accountSuspended",
            "accountClosed",
            "authenticatedUserAccountSuspended",
            "authenticatedUserAccountClosed",
            "channelSuspended",
            "channelClosed");

    private ResponseClassifier() {}

    /** Classifies a response received at {@code now}. */
    public static ClassifiedResponse classify(ApiRequest request, ApiResult.CallSucceeded response, Instant now) {
        int status = response.status();
        if ((status >= 200 && status < 300) || SUCCESSES_BEYOND_2XX.contains(status)) {
            return new FinalResult(response);
        }
        YouTubeError error = YouTubeError.parse(status, response.body());
        return switch (error.kind()) {
            case QUOTA_EXHAUSTED -> new BucketExhausted(error.summary());
            case RATE_LIMITED ->
                new FinalResult(new ApiResult.CallDeferred(
                        null, now.plus(retryDelay(response, DEFAULT_RETRY_DELAY)), error.summary()));
            case SERVER_ERROR ->
                new FinalResult(new ApiResult.CallFailed(
                        error.summary(), hasEffect(request), retryDelay(response, Duration.ZERO)));
            case UNAUTHORISED -> classifyUnauthorized(request, error);
            case NOT_FOUND, REJECTED -> new FinalResult(classifyRejection(request, error));
        };
    }

    /** Returns true when a request whose outcome is in doubt may have had an effect. */
    public static boolean hasEffect(ApiRequest request) {
        return !request.method().equals("GET");
    }

    private static ClassifiedResponse classifyUnauthorized(ApiRequest request, YouTubeError error) {
        if (request.caller().channelId() == null) {
            return new FinalResult(new ApiResult.CallRejected(error.status(), error.reason(), error.summary()));
        }
        return NO_CHANNEL_REASONS.contains(error.reason())
                ? new FinalResult(new ApiResult.ReauthorizationRequired(ReconnectReason.NO_CHANNEL, error.summary()))
                : new TokenRejected(error.summary());
    }

    private static ApiResult classifyRejection(ApiRequest request, YouTubeError error) {
        if (request.caller().channelId() != null && MISSING_SCOPE_REASONS.contains(error.reason())) {
            return new ApiResult.ReauthorizationRequired(ReconnectReason.SCOPE_MISSING, error.summary());
        }
        if (request.caller().channelId() != null && CLOSED_ACCOUNT_REASONS.contains(error.reason())) {
            return new ApiResult.ReauthorizationRequired(ReconnectReason.NO_CHANNEL, error.summary());
        }
        return new ApiResult.CallRejected(error.status(), error.reason(), error.summary());
    }

    /** Reads {@code Retry-After} in seconds, at most one hour. */
    private static Duration retryDelay(ApiResult.CallSucceeded response, Duration defaultDelay) {
        String seconds = response.headers().getOrDefault("retry-after", "");
        return seconds.matches("\\d{1,9}")
                ? Duration.ofSeconds(Math.min(Integer.parseInt(seconds), MAX_RETRY_AFTER_SECONDS))
                : defaultDelay;
    }
}
