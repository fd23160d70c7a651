package dev.ratiomesh.order.placing.outbound.googleads;

import dev.ratiomesh.delivery.BoundedCache;
import dev.ratiomesh.delivery.runtime.ResilientCall;
import dev.ratiomesh.order.GoogleAdsConfig;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountId;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Provides one guard for each tenant's account, so that one account's failures stop no other. A guard is a circuit breaker,
 * a bulkhead and a rate limiter.
 */
@ApplicationScoped
public class AccountGuards {
    /** Longest wait for the rate limiter; a call that would wait longer is not made. */
    private static final Duration MAX_RATE_WAIT = Duration.ofSeconds(5);

    private final GoogleAdsConfig config;
    private final BoundedCache<ProviderAccountId, ResilientCall> guards;

    public AccountGuards(OrderConfig config) {
        this.config = config.googleAds();
        this.guards = new BoundedCache<>(this.config.maxCachedAccounts());
    }

    ResilientCall guardFor(ProviderAccountId account) {
        return guards.get(account, this::newGuard);
    }

    /** Returns the number of guards in memory, at most {@code max-cached-accounts}. */
    int size() {
        return guards.size();
    }

    private ResilientCall newGuard(ProviderAccountId id) {
        String account = id.description();
        CircuitBreaker breaker = CircuitBreaker.of(
                account,
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                (int) config.circuitWindow().toSeconds(),
                                config.circuitFailureThreshold(),
                                SlidingWindowType.TIME_BASED)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(config.circuitOpenDuration())
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .build());
        Bulkhead bulkhead = Bulkhead.of(
                account,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(config.maxParallelCalls())
                        .build());
        RateLimiter limiter = RateLimiter.of(
                account,
                RateLimiterConfig.custom()
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .limitForPeriod(config.callsPerSecond())
                        .timeoutDuration(MAX_RATE_WAIT)
                        .build());
        return new ResilientCall(breaker, bulkhead, limiter, config.timeout());
    }
}
