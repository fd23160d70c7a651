package dev.ratiomesh.fleet.access.api;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.delivery.youtube.YouTubeError;
import dev.ratiomesh.fleet.access.api.ClassifiedResponse.BucketExhausted;
import dev.ratiomesh.fleet.access.api.ClassifiedResponse.FinalResult;
import dev.ratiomesh.fleet.access.api.ClassifiedResponse.TokenRejected;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Reads Google's answers. */
public final class ResponseClassifier {
    /** Google asks to go slower and does not say for how long. */
    private static final Duration BREATH = Duration.ofSeconds(30);

    private static final int MOST_SECONDS = 3600;
    private static final Set<Integer> MORE_THAN_2XX = Set.of(304, 308);
    private static final Set<String> NO_CHANNEL =
            Set.of("youtubeSignupRequired", "channelNotFoundForAuthenticatedUser");
    private static final Set<String> NO_SCOPE =
            Set.of("insufficientPermissions", "insufficientScopes", "ACCESS_TOKEN_SCOPE_INSUFFICIENT");
    private static final Set<String> CLOSED = Set.of(
            "accountSuspended",
            "accountClosed",
            "authenticatedUserAccountSuspended",
            "authenticatedUserAccountClosed",
            "channelSuspended",
            "channelClosed");

    private ResponseClassifier() {}

    public static ClassifiedResponse of(ApiRequest ask, ApiResult.CallSucceeded answer, Instant now) {
        int status = answer.status();
        if ((status >= 200 && status < 300) || MORE_THAN_2XX.contains(status)) {
            return new FinalResult(answer);
        }
        YouTubeError error = YouTubeError.parse(status, answer.body());
        return switch (error.kind()) {
            case QUOTA_EXHAUSTED -> new BucketExhausted(error.summary());
            case RATE_LIMITED ->
                new FinalResult(new ApiResult.CallDeferred(null, now.plus(patience(answer, BREATH)), error.summary()));
            case SERVER_ERROR ->
                new FinalResult(
                        new ApiResult.CallFailed(error.summary(), hasEffect(ask), patience(answer, Duration.ZERO)));
            case UNAUTHORISED -> unauthorised(ask, error);
            case NOT_FOUND, REJECTED -> new FinalResult(refused(ask, error));
        };
    }

    /** Whether a call may have done something when its outcome is not known. */
    public static boolean hasEffect(ApiRequest ask) {
        return !ask.method().equals("GET");
    }

    private static ClassifiedResponse unauthorised(ApiRequest ask, YouTubeError error) {
        if (ask.who().channelId() == null) {
            return new FinalResult(new ApiResult.CallRejected(error.status(), error.reason(), error.summary()));
        }
        return NO_CHANNEL.contains(error.reason())
                ? new FinalResult(new ApiResult.ReauthorizationRequired(ReconnectReason.NO_CHANNEL, error.summary()))
                : new TokenRejected(error.summary());
    }

    private static ApiResult refused(ApiRequest ask, YouTubeError error) {
        if (ask.who().channelId() != null && NO_SCOPE.contains(error.reason())) {
            return new ApiResult.ReauthorizationRequired(ReconnectReason.SCOPE_MISSING, error.summary());
        }
        if (ask.who().channelId() != null && CLOSED.contains(error.reason())) {
            return new ApiResult.ReauthorizationRequired(ReconnectReason.NO_CHANNEL, error.summary());
        }
        return new ApiResult.CallRejected(error.status(), error.reason(), error.summary());
    }

    /** As {@code Retry-After} says in seconds, up to an hour. */
    private static Duration patience(ApiResult.CallSucceeded answer, Duration usual) {
        String seconds = answer.headers().getOrDefault("retry-after", "");
        return seconds.matches("\\d{1,9}")
                ? Duration.ofSeconds(Math.min(Integer.parseInt(seconds), MOST_SECONDS))
                : usual;
    }
}
