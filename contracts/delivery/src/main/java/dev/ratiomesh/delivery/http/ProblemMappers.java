package dev.ratiomesh.delivery.http;

import dev.ratiomesh.delivery.TransientFailures;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps every failure to problem+json. An unforeseen failure is logged once, and its answer shows no internals. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String SECONDS_TO_WAIT = "5";

    @ServerExceptionMapper
    public Response problem(ProblemException failure) {
        return answer(Problem.of(failure.status(), failure.code(), failure.detail()));
    }

    /** Maps errors of the framework, for example 404, 405 and 415, and keeps their headers. */
    @ServerExceptionMapper
    public Response web(WebApplicationException failure) {
        Response original = failure.getResponse();
        if (original.getStatus() < 400 || original.hasEntity()) {
            return original;
        }
        Problem problem =
                Problem.of(original.getStatus(), "HTTP_" + original.getStatus(), String.valueOf(failure.getMessage()));
        return Response.fromResponse(original)
                .entity(problem)
                .type(Problem.MEDIA_TYPE)
                .build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthorized(RuntimeException failure) {
        return Response.fromResponse(answer(Problem.of(
                        401, "UNAUTHORIZED", "A valid bearer token is needed: header Authorization: Bearer <token>.")))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure) {
        return answer(Problem.of(403, "FORBIDDEN", "The token's roles do not allow this."));
    }

    @ServerExceptionMapper
    public Response unforeseen(Exception failure) {
        if (TransientFailures.isTransient(failure)) {
            LOG.warnf("Request failed transiently cause=%s", failure);
            return tryAgain();
        }
        LOG.error("Request failed", failure);
        return answer(Problem.of(
                500, "INTERNAL_ERROR", "An internal error occurred; the log of this service has the cause."));
    }

    private static Response tryAgain() {
        Problem problem = Problem.of(
                503,
                "TRY_AGAIN",
                "A dependency of this service does not answer. The outcome of a command is not known; sent again with"
                        + " the same Idempotency-Key, the command is carried out once.");
        return Response.fromResponse(answer(problem))
                .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
                .build();
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .entity(problem)
                .type(Problem.MEDIA_TYPE)
                .build();
    }
}
