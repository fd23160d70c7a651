package dev.ratiomesh.delivery.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure as problem+json; what we did not foresee is logged once and told without its insides. */
public class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    public Response problem(ProblemException failure) {
        return answer(failure.status(), failure.code(), failure.detail());
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        return answer(status, "HTTP_" + status, String.valueOf(failure.getMessage()));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthorized(RuntimeException failure) {
        return Response.fromResponse(answer(
                        401, "UNAUTHORIZED", "A valid bearer token is needed: header Authorization: Bearer <token>."))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure) {
        return answer(403, "FORBIDDEN", "The token's roles do not allow this.");
    }

    @ServerExceptionMapper
    public Response unforeseen(Exception failure) {
        LOG.error("Request failed", failure);
        return answer(500, "INTERNAL_ERROR", "Something went wrong here; the log of this service says what.");
    }

    private static Response answer(int status, String code, String detail) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "HTTP " + status : known.getReasonPhrase();
        return Response.status(status)
                .entity(Problem.of(status, title, code, detail))
                .type(Problem.MEDIA_TYPE)
                .build();
    }
}
