package dev.ratiomesh.fleet.access.outbound.gateway;

import dev.ratiomesh.delivery.youtube.YouTubeError;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiRequest;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.api.ClassifiedResponse;
import dev.ratiomesh.fleet.access.api.GoogleService;
import dev.ratiomesh.fleet.access.api.ResponseClassifier;
import dev.ratiomesh.fleet.access.outbound.http.GoogleHttpClient;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Sends API requests and admits transfers, each within the guard of its channel. */
@ApplicationScoped
class GuardedCalls {
    private static final Duration BULKHEAD_RETRY_DELAY = Duration.ofSeconds(1);

    private final GoogleHttpClient client;
    private final ChannelGuardRegistry guards;
    private final Clock clock;
    private final Duration openFor;

    GuardedCalls(GoogleHttpClient client, ChannelGuardRegistry guards, Clock clock, FleetConfig config) {
        this.client = client;
        this.guards = guards;
        this.clock = clock;
        this.openFor = config.access().circuitOpenDuration();
    }

    /**
     * Returns the result of a request that would not be sent, so that no quota is reserved for it; empty when it may be
     * sent.
     */
    Optional<ApiResult> precheck(ApiRequest request) {
        if (client.resolve(request).isEmpty()) {
            return Optional.of(new ApiResult.CallRejected(
                    0, "foreignAddress", "the address does not belong to " + request.service()));
        }
        return guards.guardFor(request.caller(), request.service()).isOpen()
                ? Optional.of(circuitOpen())
                : Optional.empty();
    }

    /**
     * Sends a request.
     *
     * @param token the access token, null for an anonymous request
     */
    Uni<ClassifiedResponse> execute(ApiRequest request, @Nullable String token) {
        String address = client.resolve(request).orElseThrow();
        return guards.guardFor(request.caller(), request.service())
                .execute(() -> client.send(request, address, token))
                .map(response -> ResponseClassifier.classify(request, response, clock.instant()))
                .onFailure()
                .recoverWithItem(failure -> classifyFailure(request, failure));
    }

    /**
     * Acquires a transfer. Empty when it may start; then {@link #releaseTransfer} must be called. Otherwise the reason why
     * not.
     */
    Optional<ApiResult> acquireTransfer(ApiCaller caller) {
        ChannelGuard guard = guards.guardFor(caller, GoogleService.DATA);
        if (guard.isOpen()) {
            return Optional.of(circuitOpen());
        }
        return guard.acquireTransfer() ? Optional.empty() : Optional.of(bulkheadFull());
    }

    /** Gives a transfer back; only {@link ApiResult.CallFailed} counts as a failure of the channel. */
    void releaseTransfer(ApiCaller caller, ApiResult result) {
        guards.guardFor(caller, GoogleService.DATA).releaseTransfer(!(result instanceof ApiResult.CallFailed));
    }

    /** Returns the rejection of a transfer without a channel. */
    ApiResult channelRequired() {
        return new ApiResult.CallRejected(0, "noChannel", "a transfer needs a channel");
    }

    private ClassifiedResponse classifyFailure(ApiRequest request, Throwable failure) {
        if (failure instanceof GoogleHttpClient.GoogleServerException error) {
            return ResponseClassifier.classify(request, error.response(), clock.instant());
        }
        if (failure instanceof CallNotPermittedException) {
            return new ClassifiedResponse.FinalResult(circuitOpen());
        }
        if (failure instanceof BulkheadFullException || failure instanceof RequestNotPermitted) {
            return new ClassifiedResponse.FinalResult(bulkheadFull());
        }
        boolean unsent = failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException;
        return new ClassifiedResponse.FinalResult(new ApiResult.CallFailed(
                "no response: " + YouTubeError.inOneLine(String.valueOf(failure)),
                !unsent && ResponseClassifier.hasEffect(request),
                Duration.ZERO));
    }

    private ApiResult.CallDeferred circuitOpen() {
        return new ApiResult.CallDeferred(
                null,
                clock.instant().plus(openFor),
                "requests for this channel keep failing: none is sent for " + openFor);
    }

    private ApiResult.CallDeferred bulkheadFull() {
        return new ApiResult.CallDeferred(
                null, clock.instant().plus(BULKHEAD_RETRY_DELAY), "too many concurrent requests for this channel");
    }
}
