package dev.ratiomesh.delivery.http;

import jakarta.ws.rs.core.Response;

/**
 * The body of an HTTP error, as RFC 9457 defines it.
 *
 * @param type always {@code about:blank}, because status and code identify the problem
 * @param code stable identifier for programs
 * @param detail sentence for people
 */
public record Problem(String type, String title, int status, String code, String detail) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String code, String detail) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "HTTP " + status : known.getReasonPhrase();
        return new Problem("about:blank", title, status, code, detail);
    }
}
