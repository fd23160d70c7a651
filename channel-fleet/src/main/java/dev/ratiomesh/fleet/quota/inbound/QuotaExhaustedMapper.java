package dev.ratiomesh.fleet.quota.inbound;

import dev.ratiomesh.delivery.http.Problem;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.quota.QuotaExhaustedException;
import dev.ratiomesh.fleet.quota.ReservationResult;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says over HTTP that units are short: 429, for the service is well and another replica would have none either. */
public class QuotaExhaustedMapper {
    private static final int TOO_MANY_REQUESTS = 429;

    private final Clock clock;

    QuotaExhaustedMapper(Clock clock) {
        this.clock = clock;
    }

    /**
     * RFC 9457 with members of its own.
     *
     * @param bucket that is short
     * @param resetsAt when it is full again
     * @param retryAt when to try again: the reset, or earlier when unused shares of others are free by then
     */
    public record QuotaProblem(
            String type,
            String title,
            int status,
            String code,
            String detail,
            String bucket,
            Instant resetsAt,
            Instant retryAt) {}

    @ServerExceptionMapper
    public Response exhausted(QuotaExhaustedException failure) {
        ReservationResult.QuotaDenied shortage = failure.shortage();
        Instant now = clock.instant();
        QuotaProblem problem = new QuotaProblem(
                "about:blank",
                "Too Many Requests",
                TOO_MANY_REQUESTS,
                "QUOTA_EXHAUSTED",
                shortage.words(),
                shortage.bucket(),
                QuotaDay.at(now).resetsAt(),
                shortage.until());
        // Rounded up: who comes at the second named must not be too early.
        long seconds = Math.max(1, Duration.between(now, shortage.until()).toSeconds() + 1);
        return Response.status(TOO_MANY_REQUESTS)
                .entity(problem)
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }
}
