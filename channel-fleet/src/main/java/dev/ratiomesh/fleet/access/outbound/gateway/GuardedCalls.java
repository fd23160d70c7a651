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
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Makes calls and lets transfers through, each within the guard of its channel. */
@ApplicationScoped
class GuardedCalls {
    private final GoogleHttpClient wire;
    private final ChannelGuardRegistry guards;
    private final Clock clock;
    private final Duration openFor;

    GuardedCalls(GoogleHttpClient wire, ChannelGuardRegistry guards, Clock clock, FleetConfig config) {
        this.wire = wire;
        this.guards = guards;
        this.clock = clock;
        this.openFor = config.access().circuitOpenDuration();
    }

    /** Why it need not be paid for: it would not be made. */
    Optional<ApiResult> precheck(ApiRequest ask) {
        if (wire.address(ask).isEmpty()) {
            return Optional.of(
                    new ApiResult.CallRejected(0, "foreignAddress", "the address is not one of " + ask.host()));
        }
        return guards.of(ask.who(), ask.host()).isOpen()
                ? Optional.of(open(clock.instant(), openFor))
                : Optional.empty();
    }

    /** @param token null for anybody */
    Uni<ClassifiedResponse> execute(ApiRequest ask, @Nullable String token) {
        String address = wire.address(ask).orElseThrow();
        return guards.of(ask.who(), ask.host())
                .call(() -> wire.send(ask, address, token))
                .map(answer -> ResponseClassifier.of(ask, answer, clock.instant()))
                .onFailure()
                .recoverWithItem(failure -> of(ask, failure, clock.instant(), openFor));
    }

    /** Empty when it may begin; then {@link #left} is owed. */
    Optional<ApiResult> admit(ApiCaller who) {
        ChannelGuard guard = guards.of(who, GoogleService.DATA);
        if (guard.isOpen()) {
            return Optional.of(open(clock.instant(), openFor));
        }
        return guard.admit() ? Optional.empty() : Optional.of(bulkheadFull(clock.instant()));
    }

    void left(ApiCaller who, ApiResult reply) {
        guards.of(who, GoogleService.DATA).left(!(reply instanceof ApiResult.CallFailed));
    }

    /** A transfer belongs to a channel. */
    ApiResult nobody() {
        return new ApiResult.CallRejected(0, "noChannel", "a transfer needs a channel that it is for");
    }

    private static final Duration BREATH = Duration.ofSeconds(1);

    static ClassifiedResponse of(ApiRequest ask, Throwable failure, Instant now, Duration openFor) {
        if (failure instanceof GoogleHttpClient.GoogleServerException error) {
            return ResponseClassifier.of(ask, error.answer(), now);
        }
        if (failure instanceof CallNotPermittedException) {
            return new ClassifiedResponse.FinalResult(open(now, openFor));
        }
        if (failure instanceof BulkheadFullException || failure instanceof RequestNotPermitted) {
            return new ClassifiedResponse.FinalResult(bulkheadFull(now));
        }
        boolean unsent = failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException;
        return new ClassifiedResponse.FinalResult(new ApiResult.CallFailed(
                "no answer: " + YouTubeError.inOneLine(String.valueOf(failure)),
                !unsent && ResponseClassifier.hasEffect(ask),
                Duration.ZERO));
    }

    static ApiResult.CallDeferred open(Instant now, Duration openFor) {
        return new ApiResult.CallDeferred(
                null, now.plus(openFor), "calls for this channel fail: none is made for " + openFor);
    }

    static ApiResult.CallDeferred bulkheadFull(Instant now) {
        return new ApiResult.CallDeferred(null, now.plus(BREATH), "too many calls for this channel at once");
    }
}
