package dev.ratiomesh.fleet.access.outbound.gateway;

import dev.ratiomesh.delivery.youtube.YouTubeError;
import dev.ratiomesh.fleet.access.api.ApiRequest;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.api.ClassifiedResponse;
import dev.ratiomesh.fleet.access.api.ResponseClassifier;
import dev.ratiomesh.fleet.access.outbound.http.GoogleHttpClient;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLHandshakeException;

/** What it means that there is no answer. */
final class Failures {
    private static final Duration BREATH = Duration.ofSeconds(1);

    private Failures() {}

    static ClassifiedResponse of(ApiRequest ask, Throwable failure, Instant now, Duration openFor) {
        if (failure instanceof GoogleHttpClient.GoogleServerException error) {
            return ResponseClassifier.of(ask, error.answer(), now);
        }
        if (failure instanceof CallNotPermittedException) {
            return new ClassifiedResponse.FinalResult(open(now, openFor));
        }
        if (failure instanceof BulkheadFullException || failure instanceof RequestNotPermitted) {
            return new ClassifiedResponse.FinalResult(bulkheadFull(now));
        }
        boolean unsent = failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException;
        return new ClassifiedResponse.FinalResult(new ApiResult.CallFailed(
                "no answer: " + YouTubeError.inOneLine(String.valueOf(failure)),
                !unsent && ResponseClassifier.hasEffect(ask),
                Duration.ZERO));
    }

    static ApiResult.CallDeferred open(Instant now, Duration openFor) {
        return new ApiResult.CallDeferred(
                null, now.plus(openFor), "calls for this channel fail: none is made for " + openFor);
    }

    static ApiResult.CallDeferred bulkheadFull(Instant now) {
        return new ApiResult.CallDeferred(null, now.plus(BREATH), "too many calls for this channel at once");
    }
}
