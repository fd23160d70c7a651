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

/** Maps a denied reservation to HTTP 429, because the service is healthy and every replica shares the same quota. */
public class QuotaExhaustedMapper {
    private static final int TOO_MANY_REQUESTS = 429;

    private final Clock clock;

    QuotaExhaustedMapper(Clock clock) {
        this.clock = clock;
    }

    /**
     * A problem body (RFC 9457) with additional members.
     *
     * @param bucket the bucket without enough units
     * @param resetsAt the moment at which the bucket is full again
     * @param retryAt the moment to try again: the reset, or earlier when unused shares of other tenants become free
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
    public Response toResponse(QuotaExhaustedException failure) {
        ReservationResult.QuotaDenied denial = failure.denial();
        Instant now = clock.instant();
        QuotaProblem problem = new QuotaProblem(
                "about:blank",
                "Too Many Requests",
                TOO_MANY_REQUESTS,
                "QUOTA_EXHAUSTED",
                denial.message(),
                denial.bucket(),
                QuotaDay.at(now).resetsAt(),
                denial.retryAt());
        // Rounded up, so that a client that waits exactly as long is not too early.
        long seconds = Math.max(1, Duration.between(now, denial.retryAt()).toSeconds() + 1);
        return Response.status(TOO_MANY_REQUESTS)
                .entity(problem)
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }
}
