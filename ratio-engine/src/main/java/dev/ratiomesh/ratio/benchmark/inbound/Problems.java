package dev.ratiomesh.ratio.benchmark.inbound;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers by RFC 9457. */
class Problems {

    private static final String MEDIA_TYPE = "application/problem+json";

    /**
     * @param type {@code about:blank}: the code says more than a page would
     * @param code stable, for programs
     * @param detail for people
     */
    public record Problem(String type, String title, int status, String code, String detail) {}

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        return problem(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()));
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException absent) {
        return problem(401, "TOKEN_MISSING", "A bearer token is required");
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refused) {
        return problem(403, "ROLE_MISSING", "The token lacks the role viewer");
    }

    private static Response problem(int status, String code, String detail) {
        String title = Response.Status.fromStatusCode(status).getReasonPhrase();
        Response.ResponseBuilder answer = Response.status(status)
                .type(MEDIA_TYPE)
                .entity(new Problem("about:blank", title, status, code, detail));
        return status == 401 ? answer.header("WWW-Authenticate", "Bearer").build() : answer.build();
    }
}
