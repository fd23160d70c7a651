package dev.ratiomesh.fleet.access.outbound.gateway;

import dev.ratiomesh.delivery.runtime.ResilientCall;
import dev.ratiomesh.fleet.AccessConfig;
import dev.ratiomesh.fleet.access.api.CircuitStates;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Breaker, bulkhead and rate limit of one channel; calls and transfers share the breaker. */
final class ChannelGuard {
    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(5);

    private final CircuitBreaker breaker;
    private final Bulkhead transfers;
    private final ResilientCall calls;
    private final int most;

    ChannelGuard(String name, AccessConfig config, Duration timeout) {
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                config.circuitFailureThreshold(),
                                config.circuitFailureThreshold(),
                                SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(config.circuitOpenDuration())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        this.most = config.maxParallelTransfers();
        this.transfers = Bulkhead.of(name, bulkhead(config.maxParallelTransfers()));
        RateLimiter limiter = RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .limitForPeriod(config.callsPerSecond())
                        .timeoutDuration(LONGEST_QUEUE)
                        .build());
        this.calls =
                new ResilientCall(breaker, Bulkhead.of(name, bulkhead(config.maxParallelCalls())), limiter, timeout);
    }

    <T> Uni<T> call(Supplier<Uni<T>> remote) {
        return calls.call(remote);
    }

    /** Whether a call would be refused, so that nothing is paid for it. */
    boolean isOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    CircuitStates.Circuit circuit() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> CircuitStates.Circuit.OPEN;
            case HALF_OPEN -> CircuitStates.Circuit.TRYING;
            case CLOSED, DISABLED, METRICS_ONLY -> CircuitStates.Circuit.CLOSED;
        };
    }

    /** Every true is owed a {@link #left}. */
    boolean admit() {
        if (!transfers.tryAcquirePermission()) {
            return false;
        }
        if (breaker.tryAcquirePermission()) {
            return true;
        }
        transfers.releasePermission();
        return false;
    }

    void left(boolean well) {
        if (well) {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("a transfer failed"));
        }
        transfers.onComplete();
    }

    /** Whether it may be forgotten: nothing is under way, and nothing is known against the channel. */
    boolean isIdle() {
        return transfers.getMetrics().getAvailableConcurrentCalls() == most && !isOpen();
    }

    private static BulkheadConfig bulkhead(int most) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(most)
                .maxWaitDuration(Duration.ZERO)
                .build();
    }
}
