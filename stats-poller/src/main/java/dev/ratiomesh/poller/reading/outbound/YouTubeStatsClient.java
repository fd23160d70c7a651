package dev.ratiomesh.poller.reading.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ratiomesh.delivery.runtime.ResilientCall;
import dev.ratiomesh.poller.PollerConfig;
import dev.ratiomesh.poller.reading.QuotaBucket;
import dev.ratiomesh.poller.reading.StatsResult;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads public statistics from the YouTube Data API v3 by API key. Never retries, because a failed request costs quota too. */
@ApplicationScoped
public class YouTubeStatsClient {
    private static final Pattern VIDEO_ID = Pattern.compile("[A-Za-z0-9_-]{11}");

    private final HttpClient client;
    private final ResilientCall guard;
    private final PollerConfig.Youtube config;

    YouTubeStatsClient(Vertx vertx, PollerConfig config) {
        this.config = config.youtube();
        this.guard = guard(this.config);
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setDecompressionSupported(true).setConnectTimeout((int)
                        this.config.timeout().toMillis()));
    }

    /** A transient failure that counts against the circuit breaker. */
    private static final class RetryLaterException extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient StatsResult.RetryLater result;

        RetryLaterException(StatsResult.RetryLater result) {
            super(result.reason());
            this.result = result;
        }
    }

    /**
     * Fetches the statistics of at most 50 videos in one call that is charged to the bucket. Every failure is a result. A
     * malformed video id is left out and counts as not found, because YouTube may reject the whole call for it.
     */
    public Uni<StatsResult> fetchStats(QuotaBucket bucket, List<String> videoIds) {
        List<String> ids =
                videoIds.stream().filter(id -> VIDEO_ID.matcher(id).matches()).toList();
        if (ids.isEmpty()) {
            return Uni.createFrom().item(new StatsResult.Stats(Map.of()));
        }
        return guard.call(() -> exchange(path(bucket, ids)))
                .onFailure()
                .recoverWithItem(failure -> failure instanceof RetryLaterException transientFailure
                        ? transientFailure.result
                        : new StatsResult.RetryLater(failure.toString()));
    }

    private Uni<StatsResult> exchange(String path) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(config.url().resolve(path).toString())
                .putHeader("accept", "application/json");
        return client.request(options)
                .chain(HttpClientRequest::send)
                .chain(response -> body(response).map(body -> StatsResponseParser.parse(response.statusCode(), body)))
                .chain(result -> result instanceof StatsResult.RetryLater failed
                        ? Uni.createFrom().failure(new RetryLaterException(failed))
                        : Uni.createFrom().item(result));
    }

    private Uni<String> body(HttpClientResponse response) {
        return response.toMulti()
                .onItem()
                .scan(Buffer::buffer, this::appendWithinLimit)
                .collect()
                .last()
                .map(body -> body.toString(UTF_8));
    }

    private Buffer appendWithinLimit(Buffer body, Buffer part) {
        if (body.length() + part.length() > config.maxAnswer()) {
            throw new IllegalStateException("The response is larger than " + config.maxAnswer() + " bytes");
        }
        return body.appendBuffer(part);
    }

    /** Requests only the parts that are parsed; the cost does not depend on the number of parts. */
    private String path(QuotaBucket bucket, List<String> videoIds) {
        String method = bucket == QuotaBucket.POOL ? "videos" : "videos:batchGetStats";
        return "/youtube/v3/" + method + "?part=id,snippet,statistics&id=" + encode(String.join(",", videoIds))
                + "&key=" + encode(config.key());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static ResilientCall guard(PollerConfig.Youtube config) {
        CircuitBreakerConfig breaker = CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .waitDurationInOpenState(Duration.ofSeconds(15))
                .permittedNumberOfCallsInHalfOpenState(2)
                .build();
        RateLimiterConfig limiter = RateLimiterConfig.custom()
                .limitForPeriod(config.callsASecond())
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(Duration.ofSeconds(5))
                .build();
        return new ResilientCall(
                CircuitBreaker.of("youtube", breaker),
                Bulkhead.ofDefaults("youtube"),
                RateLimiter.of("youtube", limiter),
                config.timeout());
    }
}
