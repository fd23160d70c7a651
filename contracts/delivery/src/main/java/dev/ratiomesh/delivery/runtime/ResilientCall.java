package dev.ratiomesh.delivery.runtime;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Guards a remote call with Resilience4j's circuit breaker, bulkhead and rate limiter. They only hold state and
 * permits: Resilience4j's own decorators block the calling thread or complete on another, which an event loop and
 * Hibernate Reactive do not allow. Mutiny provides the timeout and the return to the caller's context. The guard never
 * retries.
 */
public final class ResilientCall {
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final RateLimiter limiter;
    private final Duration timeout;

    /**
     * @param timeout of one call, from the moment its permits are granted
     * @throws IllegalArgumentException when the bulkhead would block the caller
     */
    public ResilientCall(CircuitBreaker breaker, Bulkhead bulkhead, RateLimiter limiter, Duration timeout) {
        if (!bulkhead.getBulkheadConfig().getMaxWaitDuration().isZero()) {
            throw new IllegalArgumentException(
                    "Bulkhead " + bulkhead.getName() + " would block its caller: its maxWaitDuration must be zero");
        }
        this.breaker = breaker;
        this.bulkhead = bulkhead;
        this.limiter = limiter;
        this.timeout = timeout;
    }

    /**
     * Runs the call when all three permit it. Fails with {@link CallNotPermittedException}, {@link
     * BulkheadFullException} or {@link RequestNotPermitted} before the call, and with Mutiny's TimeoutException when no
     * answer came in time: the outcome of the call is then indeterminate.
     */
    public <T> Uni<T> call(Supplier<Uni<T>> remote) {
        return CallerContext.run(() -> {
            long wait = limiter.reservePermission();
            if (wait < 0) {
                return Uni.createFrom().failure(RequestNotPermitted.createRequestNotPermitted(limiter));
            }
            return delay(wait).chain(() -> callWithPermits(remote));
        });
    }

    /** Waits for the rate limiter and completes on the caller's context, because the delay ends on a timer's thread. */
    private static Uni<Void> delay(long nanos) {
        Uni<Void> now = Uni.createFrom().voidItem();
        return nanos == 0 ? now : CallerContext.run(() -> now.onItem().delayIt().by(Duration.ofNanos(nanos)));
    }

    private <T> Uni<T> callWithPermits(Supplier<Uni<T>> remote) {
        if (!bulkhead.tryAcquirePermission()) {
            return Uni.createFrom().failure(BulkheadFullException.createBulkheadFullException(bulkhead));
        }
        if (!breaker.tryAcquirePermission()) {
            bulkhead.releasePermission();
            return Uni.createFrom().failure(CallNotPermittedException.createCallNotPermittedException(breaker));
        }
        long began = System.nanoTime();
        return Uni.createFrom()
                .<T>deferred(remote::get)
                .ifNoItem()
                .after(timeout)
                .fail()
                .onItemOrFailure()
                .invoke((item, failure) -> record(failure, System.nanoTime() - began))
                .onCancellation()
                .invoke(breaker::releasePermission)
                .onTermination()
                .invoke(bulkhead::onComplete);
    }

    private void record(@Nullable Throwable failure, long nanos) {
        if (failure == null) {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
        }
    }
}
