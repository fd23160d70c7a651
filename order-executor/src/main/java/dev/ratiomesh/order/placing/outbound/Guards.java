package dev.ratiomesh.order.placing.outbound;

import dev.ratiomesh.delivery.RemoteGuard;
import dev.ratiomesh.order.GoogleAdsConfig;
import dev.ratiomesh.order.OrderConfig;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One guard a provider account: what goes wrong with one customer's account does not stop the others. */
@ApplicationScoped
class Guards {
    private static final int MOST_ACCOUNTS = 10_000;
    private static final int FAILURES = 5;
    private static final int WINDOW_SECONDS = 60;
    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(5);

    private final GoogleAdsConfig config;
    private final Map<String, RemoteGuard> guards = new ConcurrentHashMap<>();

    Guards(OrderConfig config) {
        this.config = config.googleAds();
    }

    RemoteGuard of(String account) {
        if (guards.size() >= MOST_ACCOUNTS) {
            guards.clear();
        }
        return guards.computeIfAbsent(account, this::guard);
    }

    private RemoteGuard guard(String account) {
        CircuitBreaker breaker = CircuitBreaker.of(
                account,
                CircuitBreakerConfig.custom()
                        .slidingWindow(WINDOW_SECONDS, FAILURES, SlidingWindowType.TIME_BASED)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(config.openFor())
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .build());
        Bulkhead bulkhead = Bulkhead.of(
                account,
                BulkheadConfig.custom().maxConcurrentCalls(config.parallel()).build());
        RateLimiter limiter = RateLimiter.of(
                account,
                RateLimiterConfig.custom()
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .limitForPeriod(config.perSecond())
                        .timeoutDuration(LONGEST_QUEUE)
                        .build());
        return new RemoteGuard(breaker, bulkhead, limiter, config.timeout());
    }
}
