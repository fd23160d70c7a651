package dev.ratiomesh.delivery.http;

import org.jspecify.annotations.Nullable;

/** Signals an HTTP error that is answered with RFC 9457 problem details under a stable code. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /**
     * @param status the HTTP status
     * @param code stable identifier for programs, in CAPITALS
     * @param detail sentence for people that names the field and the error
     */
    public ProblemException(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** Makes the problem of a resource that does not exist or belongs to another tenant; both look alike. */
    public static ProblemException notFound(String name) {
        return new ProblemException(404, "NOT_FOUND", name + " does not exist.");
    }

    /**
     * Makes the problem of a command that the consumer of its topic would reject.
     *
     * @param status 409 when the subject's state does not allow the command, 422 when the command is wrong
     * @param code rejection code of the topic's events
     * @param field wrong field, null when no single field is wrong
     */
    public static ProblemException rejected(int status, Enum<?> code, @Nullable String field, String detail) {
        return new ProblemException(status, code.name(), field == null ? detail : field + ": " + detail);
    }

    /** Makes the problem of an invalid query parameter, header or path segment. */
    public static ProblemException badParameter(String name, String detail) {
        return new ProblemException(400, "BAD_PARAMETER", name + ": " + detail);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
