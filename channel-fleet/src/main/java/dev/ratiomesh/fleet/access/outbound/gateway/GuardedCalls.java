package dev.ratiomesh.fleet.access.outbound.gateway;

import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiRequest;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.api.ClassifiedResponse;
import dev.ratiomesh.fleet.access.api.GoogleService;
import dev.ratiomesh.fleet.access.api.ResponseClassifier;
import dev.ratiomesh.fleet.access.outbound.http.GoogleHttpClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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
        this.openFor = config.access().openFor();
    }

    /** Why it need not be paid for: it would not be made. */
    Optional<ApiResult> precheck(ApiRequest ask) {
        if (wire.address(ask).isEmpty()) {
            return Optional.of(
                    new ApiResult.CallRejected(0, "foreignAddress", "the address is not one of " + ask.host()));
        }
        return guards.of(ask.who(), ask.host()).isOpen()
                ? Optional.of(Failures.open(clock.instant(), openFor))
                : Optional.empty();
    }

    /** @param token null for anybody */
    Uni<ClassifiedResponse> execute(ApiRequest ask, @Nullable String token) {
        String address = wire.address(ask).orElseThrow();
        return guards.of(ask.who(), ask.host())
                .call(() -> wire.send(ask, address, token))
                .map(answer -> ResponseClassifier.of(ask, answer, clock.instant()))
                .onFailure()
                .recoverWithItem(failure -> Failures.of(ask, failure, clock.instant(), openFor));
    }

    /** Empty when it may begin; then {@link #left} is owed. */
    Optional<ApiResult> admit(ApiCaller who) {
        ChannelGuard guard = guards.of(who, GoogleService.DATA);
        if (guard.isOpen()) {
            return Optional.of(Failures.open(clock.instant(), openFor));
        }
        return guard.admit() ? Optional.empty() : Optional.of(Failures.bulkheadFull(clock.instant()));
    }

    void left(ApiCaller who, ApiResult reply) {
        guards.of(who, GoogleService.DATA).left(!(reply instanceof ApiResult.CallFailed));
    }

    /** A transfer belongs to a channel. */
    ApiResult nobody() {
        return new ApiResult.CallRejected(0, "noChannel", "a transfer needs a channel that it is for");
    }
}
