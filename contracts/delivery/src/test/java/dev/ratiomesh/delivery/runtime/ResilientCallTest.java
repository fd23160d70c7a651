package dev.ratiomesh.delivery.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResilientCallTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger calls = new AtomicInteger();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "b",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(2)
                    .minimumNumberOfCalls(2)
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .build());
    private final Bulkhead bulkhead =
            Bulkhead.of("k", BulkheadConfig.custom().maxConcurrentCalls(1).build());
    private RateLimiter limiter = limiter(1000, Duration.ofSeconds(1), Duration.ZERO);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void gives_the_answer_and_counts_it() {
        // when
        String answer = guard().call(this::answer).await().atMost(TIMEOUT);
        // then
        assertThat(answer).isEqualTo("yes");
        assertThat(breaker.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(1);
        assertAllPermitsAreBack();
    }

    @Test
    void an_open_breaker_makes_no_call() {
        // given
        breaker.transitionToOpenState();
        // then
        assertThatThrownBy(() -> guard().call(this::answer).await().atMost(TIMEOUT))
                .isInstanceOf(CallNotPermittedException.class);
        assertThat(calls).hasValue(0);
        assertAllPermitsAreBack();
    }

    @Test
    void failures_open_the_breaker_also_those_thrown_before_there_is_a_uni() {
        // when
        assertThatThrownBy(() -> guard().call(() -> Uni.createFrom().failure(new IllegalStateException("no")))
                        .await()
                        .atMost(TIMEOUT))
                .hasMessage("no");
        assertThatThrownBy(() -> guard().call(() -> {
                            throw new IllegalStateException("thrown");
                        })
                        .await()
                        .atMost(TIMEOUT))
                .hasMessage("thrown");
        // then
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
        assertAllPermitsAreBack();
    }

    @Test
    void a_full_bulkhead_refuses_without_touching_the_breaker() {
        // given
        CompletableFuture<String> pending = new CompletableFuture<>();
        ResilientCall guard = guard();
        var first = guard.call(() -> Uni.createFrom().completionStage(pending))
                .subscribe()
                .asCompletionStage();
        // when
        assertThatThrownBy(() -> guard.call(this::answer).await().atMost(TIMEOUT))
                .isInstanceOf(BulkheadFullException.class);
        // then
        assertThat(calls).hasValue(0);
        pending.complete("late");
        assertThat(first.join()).isEqualTo("late");
        assertThat(breaker.getMetrics().getNumberOfBufferedCalls()).isEqualTo(1);
        assertAllPermitsAreBack();
    }

    @Test
    void a_spent_limiter_refuses_when_the_wait_would_be_too_long() {
        // given
        limiter = limiter(1, Duration.ofHours(1), Duration.ZERO);
        ResilientCall guard = guard();
        guard.call(this::answer).await().atMost(TIMEOUT);
        // then
        assertThatThrownBy(() -> guard.call(this::answer).await().atMost(TIMEOUT))
                .isInstanceOf(RequestNotPermitted.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void a_spent_limiter_lets_wait_and_the_call_runs_on_the_callers_context() {
        // given
        limiter = limiter(1, Duration.ofMillis(200), Duration.ofSeconds(5));
        ResilientCall guard = guard();
        guard.call(this::answer).await().atMost(TIMEOUT);
        Context context = vertx.getOrCreateContext();
        CompletableFuture<Context> calledOn = new CompletableFuture<>();
        // when
        context.runOnContext(ignored -> guard.call(() -> {
                    calledOn.complete(Vertx.currentContext());
                    return answer();
                })
                .subscribe()
                .with(item -> {}));
        // then
        assertThat(calledOn.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join())
                .isSameAs(context);
    }

    @Test
    void no_answer_in_time_counts_as_a_failure_and_gives_the_permits_back() {
        // given
        ResilientCall guard = new ResilientCall(breaker, bulkhead, limiter, Duration.ofMillis(20));
        // then
        assertThatThrownBy(() ->
                        guard.call(() -> Uni.createFrom().nothing()).await().atMost(TIMEOUT))
                .isInstanceOf(TimeoutException.class);
        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
        assertAllPermitsAreBack();
    }

    @Test
    void a_cancelled_call_gives_its_permits_back_and_counts_for_nothing() {
        // given
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        var pending = guard().call(() -> Uni.createFrom().nothing()).subscribe().with(item -> {});
        assertThat(bulkhead.getMetrics().getAvailableConcurrentCalls()).isZero();
        // when
        pending.cancel();
        // then
        assertAllPermitsAreBack();
        assertThat(breaker.getMetrics().getNumberOfBufferedCalls()).isZero();
        assertThat(breaker.tryAcquirePermission()).isTrue();
    }

    @Test
    void the_answer_comes_back_to_the_callers_context() {
        // given
        Context context = vertx.getOrCreateContext();
        CompletableFuture<Context> answeredOn = new CompletableFuture<>();
        // when
        context.runOnContext(ignored -> guard().call(() -> this.answer().emitOn(ForkJoinPool.commonPool()))
                .subscribe()
                .with(item -> answeredOn.complete(Vertx.currentContext())));
        // then
        await().atMost(TIMEOUT).until(answeredOn::isDone);
        assertThat(answeredOn.join()).isSameAs(context);
    }

    @Test
    void refuses_a_bulkhead_that_would_park_the_event_loop() {
        // given
        Bulkhead parking = Bulkhead.of(
                "parking",
                BulkheadConfig.custom().maxWaitDuration(Duration.ofSeconds(1)).build());
        // then
        assertThatThrownBy(() -> new ResilientCall(breaker, parking, limiter, TIMEOUT))
                .hasMessageContaining("parking")
                .hasMessageContaining("maxWaitDuration");
    }

    private Uni<String> answer() {
        calls.incrementAndGet();
        return Uni.createFrom().item("yes");
    }

    private ResilientCall guard() {
        return new ResilientCall(breaker, bulkhead, limiter, TIMEOUT);
    }

    private void assertAllPermitsAreBack() {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(bulkhead.getMetrics().getAvailableConcurrentCalls())
                        .isEqualTo(1));
    }

    private static RateLimiter limiter(int permits, Duration period, Duration wait) {
        return RateLimiter.of(
                "l",
                RateLimiterConfig.custom()
                        .limitForPeriod(permits)
                        .limitRefreshPeriod(period)
                        .timeoutDuration(wait)
                        .build());
    }
}
