package dev.ratiomesh.delivery.http;

import jakarta.ws.rs.core.Response;

/**
 * RFC 9457.
 *
 * @param type {@code about:blank}: the status and the code say it all
 * @param code stable, for programs
 */
public record Problem(String type, String title, int status, String code, String detail) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String code, String detail) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "HTTP " + status : known.getReasonPhrase();
        return new Problem("about:blank", title, status, code, detail);
    }
}
