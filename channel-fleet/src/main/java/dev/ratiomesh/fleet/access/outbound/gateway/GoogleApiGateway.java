package dev.ratiomesh.fleet.access.outbound.gateway;

import dev.ratiomesh.delivery.runtime.CallerContext;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiRequest;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.api.ClassifiedResponse;
import dev.ratiomesh.fleet.access.api.ClassifiedResponse.BucketExhausted;
import dev.ratiomesh.fleet.access.api.ClassifiedResponse.FinalResult;
import dev.ratiomesh.fleet.access.api.ClassifiedResponse.TokenRejected;
import dev.ratiomesh.fleet.access.api.GoogleApi;
import dev.ratiomesh.fleet.access.api.ResponseClassifier;
import dev.ratiomesh.fleet.access.api.TransferPermit;
import dev.ratiomesh.fleet.access.outbound.gateway.AccessTokenProvider.TokenAvailable;
import dev.ratiomesh.fleet.access.outbound.gateway.AccessTokenProvider.TokenUnavailable;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.quota.QuotaReservations;
import dev.ratiomesh.fleet.quota.ReservationResult.QuotaDenied;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Implements the port to Google's APIs. Each request passes access token, guard and quota in this order, so that no quota
 * is reserved for a request that is not sent.
 */
@ApplicationScoped
class GoogleApiGateway implements GoogleApi {
    /** The delay after Google rejected a token that was just renewed; an operator has to look into that. */
    private static final Duration REJECTED_TOKEN_RETRY_DELAY = Duration.ofMinutes(1);

    private final AccessTokenProvider tokens;
    private final QuotaReservations reservations;
    private final GuardedCalls calls;
    private final CallStatistics statistics;
    private final Clock clock;

    GoogleApiGateway(
            AccessTokenProvider tokens,
            QuotaReservations reservations,
            GuardedCalls calls,
            CallStatistics statistics,
            Clock clock) {
        this.tokens = tokens;
        this.reservations = reservations;
        this.calls = calls;
        this.statistics = statistics;
        this.clock = clock;
    }

    @Override
    public CompletionStage<ApiResult> execute(ApiRequest request) {
        return CallerContext.run(() -> tokens.tokenFor(request.caller())
                        .chain(token -> token instanceof TokenAvailable available
                                ? executeWithToken(request, available)
                                : Uni.createFrom().item(((TokenUnavailable) token).result())))
                .onFailure()
                .recoverWithItem(GoogleApiGateway::notSent)
                .invoke(result -> statistics.record(request.caller(), result))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<TransferPermit> acquireTransfer(ApiCaller caller, QuotaCost cost) {
        return CallerContext.run(() -> tokens.tokenFor(caller)
                        .chain(token -> token instanceof TokenAvailable available && available.token() != null
                                ? acquireWithToken(caller, cost, available.token())
                                : Uni.createFrom()
                                        .<TransferPermit>item(new TransferPermit.PermitDenied(
                                                token instanceof TokenUnavailable unavailable
                                                        ? unavailable.result()
                                                        : calls.channelRequired()))))
                .onFailure()
                .recoverWithItem(failure -> new TransferPermit.PermitDenied(notSent(failure)))
                .subscribeAsCompletionStage();
    }

    @Override
    public void releaseTransfer(ApiCaller caller, ApiResult result) {
        calls.releaseTransfer(caller, result);
        statistics.record(caller, result);
    }

    @Override
    public CompletionStage<ApiResult> classify(ApiRequest request, ApiResult.CallSucceeded response) {
        ClassifiedResponse classified = ResponseClassifier.classify(request, response, clock.instant());
        Uni<ApiResult> result = classified instanceof TokenRejected rejected
                ? tokens.renewRejected(request.caller())
                        .replaceWith(new ApiResult.CallFailed(
                                rejected.message() + "; the token is renewed", false, Duration.ZERO))
                : toResult(request, classified);
        return CallerContext.run(() -> result)
                .onFailure()
                .recoverWithItem(GoogleApiGateway::notSent)
                .subscribeAsCompletionStage();
    }

    private Uni<ApiResult> executeWithToken(ApiRequest request, TokenAvailable token) {
        return executeWithinQuota(request, token)
                .chain(classified -> classified instanceof TokenRejected
                        ? tokens.tokenAfterRejection(request.caller(), token)
                                .chain(renewed -> renewed instanceof TokenAvailable available
                                        ? executeWithinQuota(request, available).chain(last -> toResult(request, last))
                                        : Uni.createFrom().item(((TokenUnavailable) renewed).result()))
                        : toResult(request, classified));
    }

    private Uni<ClassifiedResponse> executeWithinQuota(ApiRequest request, TokenAvailable token) {
        return calls.precheck(request)
                .map(result -> Uni.createFrom().<ClassifiedResponse>item(new FinalResult(result)))
                .orElseGet(() -> reserve(request.caller(), request.cost())
                        .chain(denied -> denied.isPresent()
                                ? Uni.createFrom().item(new FinalResult(denied.get()))
                                : calls.execute(request, token.token())));
    }

    private Uni<TransferPermit> acquireWithToken(ApiCaller caller, QuotaCost cost, String token) {
        return calls.acquireTransfer(caller)
                .map(result -> Uni.createFrom().<TransferPermit>item(new TransferPermit.PermitDenied(result)))
                .orElseGet(() -> reserve(caller, cost)
                        .map(denied -> denied.<TransferPermit>map(result -> {
                                    calls.releaseTransfer(caller, result);
                                    return new TransferPermit.PermitDenied(result);
                                })
                                .orElseGet(() -> new TransferPermit.PermitGranted(token)))
                        .onFailure()
                        .invoke(failure -> calls.releaseTransfer(caller, notSent(failure))));
    }

    private Uni<ApiResult> toResult(ApiRequest request, ClassifiedResponse classified) {
        if (classified instanceof FinalResult known) {
            return Uni.createFrom().item(known.result());
        }
        return classified instanceof BucketExhausted exhausted
                ? markExhausted(request.cost(), exhausted.message())
                : Uni.createFrom()
                        .item(new ApiResult.CallFailed(
                                "Google rejects a token that was just renewed: "
                                        + ((TokenRejected) classified).message(),
                                false,
                                REJECTED_TOKEN_RETRY_DELAY));
    }

    /** Reserves the cost of a request. Empty when it is reserved or zero, else the deferral that the request ends with. */
    private Uni<Optional<ApiResult>> reserve(ApiCaller caller, QuotaCost cost) {
        if (cost.units() == 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Uni.createFrom()
                .completionStage(() -> reservations.reserve(caller.tenantId(), cost))
                .map(reservation ->
                        reservation instanceof QuotaDenied denied ? Optional.of(deferred(denied)) : Optional.empty());
    }

    /**
     * Marks the bucket as exhausted after YouTube reported it. A request that costs nothing, to the Analytics API for
     * example, has no bucket here and still waits for the reset.
     */
    private Uni<ApiResult> markExhausted(QuotaCost cost, String message) {
        return cost.units() == 0
                ? Uni.createFrom()
                        .item(new ApiResult.CallDeferred(
                                null, QuotaDay.at(clock.instant()).resetsAt(), message))
                : Uni.createFrom()
                        .completionStage(() -> reservations.markExhausted(cost.bucket(), message))
                        .map(GoogleApiGateway::deferred);
    }

    private static ApiResult deferred(QuotaDenied denied) {
        return new ApiResult.CallDeferred(denied.bucket(), denied.retryAt(), denied.message());
    }

    /** Returns the result of an internal failure before the request was sent. */
    private static ApiResult notSent(Throwable failure) {
        return new ApiResult.CallFailed("not sent: " + failure, false, Duration.ZERO);
    }
}
