package dev.ratiomesh.fleet.access.outbound.gateway;

import dev.ratiomesh.delivery.runtime.CallerContext;
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
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** The door: token, quota, guard, call, in this order, so that nothing is paid for a call that is not made. */
@ApplicationScoped
class GoogleApiGateway implements GoogleApi {
    private static final Duration UNTIL_SOMEBODY_LOOKS = Duration.ofMinutes(1);

    private final AccessTokenProvider bearers;
    private final Till till;
    private final GuardedCalls calls;
    private final CallStatistics record;
    private final Clock clock;

    GoogleApiGateway(AccessTokenProvider bearers, Till till, GuardedCalls calls, CallStatistics record, Clock clock) {
        this.bearers = bearers;
        this.till = till;
        this.calls = calls;
        this.record = record;
        this.clock = clock;
    }

    @Override
    public CompletionStage<ApiResult> execute(ApiRequest ask) {
        return CallerContext.run(() -> bearers.tokenFor(ask.who())
                        .chain(bearer -> bearer instanceof TokenAvailable good
                                ? executeWithToken(ask, good)
                                : Uni.createFrom().item(((TokenUnavailable) bearer).reply())))
                .onFailure()
                .recoverWithItem(GoogleApiGateway::ours)
                .invoke(reply -> record.record(ask.who(), reply))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<TransferPermit> acquireTransfer(ApiCaller who, QuotaCost spend) {
        return CallerContext.run(() -> bearers.tokenFor(who)
                        .chain(bearer -> bearer instanceof TokenAvailable good && good.token() != null
                                ? admitted(who, spend, good.token())
                                : Uni.createFrom()
                                        .<TransferPermit>item(new TransferPermit.PermitDenied(
                                                bearer instanceof TokenUnavailable none
                                                        ? none.reply()
                                                        : calls.nobody()))))
                .onFailure()
                .recoverWithItem(failure -> new TransferPermit.PermitDenied(ours(failure)))
                .subscribeAsCompletionStage();
    }

    @Override
    public void releaseTransfer(ApiCaller who, ApiResult reply) {
        calls.left(who, reply);
        record.record(who, reply);
    }

    @Override
    public CompletionStage<ApiResult> classify(ApiRequest ask, ApiResult.CallSucceeded answer) {
        ClassifiedResponse finding = ResponseClassifier.of(ask, answer, clock.instant());
        Uni<ApiResult> reply = finding instanceof TokenRejected stale
                ? bearers.refused(ask.who())
                        .replaceWith(new ApiResult.CallFailed(
                                stale.words() + "; the token is renewed", false, Duration.ZERO))
                : toResult(ask, finding);
        return CallerContext.run(() -> reply)
                .onFailure()
                .recoverWithItem(GoogleApiGateway::ours)
                .subscribeAsCompletionStage();
    }

    private Uni<ApiResult> executeWithToken(ApiRequest ask, TokenAvailable bearer) {
        return executeWithinQuota(ask, bearer)
                .chain(finding -> finding instanceof TokenRejected
                        ? bearers.tokenAfterRejection(ask.who(), bearer)
                                .chain(next -> next instanceof TokenAvailable good
                                        ? executeWithinQuota(ask, good).chain(last -> toResult(ask, last))
                                        : Uni.createFrom().item(((TokenUnavailable) next).reply()))
                        : toResult(ask, finding));
    }

    private Uni<ClassifiedResponse> executeWithinQuota(ApiRequest ask, TokenAvailable bearer) {
        return calls.precheck(ask)
                .map(reply -> Uni.createFrom().<ClassifiedResponse>item(new FinalResult(reply)))
                .orElseGet(() -> till.take(ask.who(), ask.spend())
                        .chain(none -> none.isPresent()
                                ? Uni.createFrom().item(new FinalResult(none.get()))
                                : calls.execute(ask, bearer.token())));
    }

    private Uni<ApiResult> toResult(ApiRequest ask, ClassifiedResponse finding) {
        if (finding instanceof FinalResult told) {
            return Uni.createFrom().item(told.reply());
        }
        return finding instanceof BucketExhausted spent
                ? till.spent(ask.spend(), spent.words())
                : Uni.createFrom()
                        .item(new ApiResult.CallFailed(
                                "a token that was just renewed is refused: " + ((TokenRejected) finding).words(),
                                false,
                                UNTIL_SOMEBODY_LOOKS));
    }

    private Uni<TransferPermit> admitted(ApiCaller who, QuotaCost spend, String token) {
        return calls.admit(who)
                .map(reply -> Uni.createFrom().<TransferPermit>item(new TransferPermit.PermitDenied(reply)))
                .orElseGet(() -> till.take(who, spend)
                        .map(none -> none.<TransferPermit>map(reply -> {
                                    calls.left(who, reply);
                                    return new TransferPermit.PermitDenied(reply);
                                })
                                .orElseGet(() -> new TransferPermit.PermitGranted(token)))
                        .onFailure()
                        .invoke(failure -> calls.left(who, ours(failure))));
    }

    /** Trouble of our own, before anything was sent. */
    private static ApiResult ours(Throwable failure) {
        return new ApiResult.CallFailed("not called: " + failure, false, Duration.ZERO);
    }
}
