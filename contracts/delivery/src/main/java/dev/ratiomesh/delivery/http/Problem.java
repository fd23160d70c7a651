package dev.ratiomesh.delivery.http;

/**
 * RFC 9457.
 *
 * @param type {@code about:blank}: the status and the code say it all
 * @param code stable, for programs
 */
public record Problem(String type, String title, int status, String code, String detail) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String title, String code, String detail) {
        return new Problem("about:blank", title, status, code, detail);
    }
}
