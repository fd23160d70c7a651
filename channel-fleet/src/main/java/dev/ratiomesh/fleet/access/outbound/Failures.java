package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.delivery.youtube.YouTubeError;
import dev.ratiomesh.fleet.access.Ask;
import dev.ratiomesh.fleet.access.Finding;
import dev.ratiomesh.fleet.access.Meaning;
import dev.ratiomesh.fleet.access.Reply;
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

    static Finding of(Ask ask, Throwable failure, Instant now, Duration openFor) {
        if (failure instanceof Wire.ServerError error) {
            return Meaning.of(ask, error.answer(), now);
        }
        if (failure instanceof CallNotPermittedException) {
            return new Finding.Told(open(now, openFor));
        }
        if (failure instanceof BulkheadFullException || failure instanceof RequestNotPermitted) {
            return new Finding.Told(crowded(now));
        }
        boolean unsent = failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException;
        return new Finding.Told(new Reply.Trouble(
                "no answer: " + YouTubeError.inOneLine(String.valueOf(failure)),
                !unsent && Meaning.hasEffect(ask),
                Duration.ZERO));
    }

    static Reply.Waits open(Instant now, Duration openFor) {
        return new Reply.Waits(null, now.plus(openFor), "calls for this channel fail: none is made for " + openFor);
    }

    static Reply.Waits crowded(Instant now) {
        return new Reply.Waits(null, now.plus(BREATH), "too many calls for this channel at once");
    }
}
