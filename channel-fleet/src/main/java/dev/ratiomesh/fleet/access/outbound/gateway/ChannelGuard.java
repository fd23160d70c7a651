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

/**
 * Limits the requests of one channel to one Google API by circuit breaker, bulkheads and rate. Requests and transfers share
 * the circuit breaker.
 */
final class ChannelGuard {
    private static final Duration MAX_QUEUE_TIME = Duration.ofSeconds(5);

    private final CircuitBreaker breaker;
    private final Bulkhead transfers;
    private final ResilientCall calls;
    private final int maxTransfers;

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
        this.maxTransfers = config.maxParallelTransfers();
        this.transfers = Bulkhead.of(name, bulkhead(config.maxParallelTransfers()));
        RateLimiter limiter = RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .limitForPeriod(config.callsPerSecond())
                        .timeoutDuration(MAX_QUEUE_TIME)
                        .build());
        this.calls =
                new ResilientCall(breaker, Bulkhead.of(name, bulkhead(config.maxParallelCalls())), limiter, timeout);
    }

    <T> Uni<T> execute(Supplier<Uni<T>> remote) {
        return calls.call(remote);
    }

    /** Returns true when requests are not permitted, so that no quota is reserved for them. */
    boolean isOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    CircuitStates.Circuit circuit() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> CircuitStates.Circuit.OPEN;
            case HALF_OPEN -> CircuitStates.Circuit.HALF_OPEN;
            case CLOSED, DISABLED, METRICS_ONLY -> CircuitStates.Circuit.CLOSED;
        };
    }

    /** Acquires a transfer; after true, {@link #releaseTransfer} must be called. */
    boolean acquireTransfer() {
        if (!transfers.tryAcquirePermission()) {
            return false;
        }
        if (breaker.tryAcquirePermission()) {
            return true;
        }
        transfers.releasePermission();
        return false;
    }

    void releaseTransfer(boolean succeeded) {
        if (succeeded) {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("a transfer failed"));
        }
        transfers.onComplete();
    }

    /** Returns true when the guard may be evicted: no transfer is running and the circuit is not open. */
    boolean isIdle() {
        return transfers.getMetrics().getAvailableConcurrentCalls() == maxTransfers && !isOpen();
    }

    private static BulkheadConfig bulkhead(int maxConcurrent) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(maxConcurrent)
                .maxWaitDuration(Duration.ZERO)
                .build();
    }
}
