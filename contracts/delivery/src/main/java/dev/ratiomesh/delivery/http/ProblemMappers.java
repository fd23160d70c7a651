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

/** Every failure as problem+json; what we did not foresee is logged once and told without its insides. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String SECONDS_TO_WAIT = "5";

    @ServerExceptionMapper
    public Response problem(ProblemException failure) {
        return answer(Problem.of(failure.status(), failure.code(), failure.detail()));
    }

    /** What the framework says, for example 404, 405 and 415, with the headers that belong to it. */
    @ServerExceptionMapper
    public Response web(WebApplicationException failure) {
        Response said = failure.getResponse();
        if (said.getStatus() < 400 || said.hasEntity()) {
            return said;
        }
        Problem problem =
                Problem.of(said.getStatus(), "HTTP_" + said.getStatus(), String.valueOf(failure.getMessage()));
        return Response.fromResponse(said)
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
            LOG.warnf("Request failed for now cause=%s", failure);
            return later();
        }
        LOG.error("Request failed", failure);
        return answer(
                Problem.of(500, "INTERNAL_ERROR", "Something went wrong here; the log of this service says what."));
    }

    private static Response later() {
        Problem problem = Problem.of(
                503,
                "TRY_AGAIN",
                "Something this service needs does not answer. Whether a command was taken is not known; sent again with"
                        + " the same Idempotency-Key it is carried out once.");
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
