package dev.ratiomesh.delivery.http;

import org.jspecify.annotations.Nullable;

/** An answer that is not the one asked for: RFC 9457 problem details with a stable code. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /**
     * @param status the HTTP status
     * @param code stable, for programs, in CAPITALS
     * @param detail what is wrong and where, for people
     */
    public ProblemException(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** Not there, or not the caller's: the two look alike. */
    public static ProblemException notFound(String what) {
        return new ProblemException(404, "NOT_FOUND", what + " does not exist.");
    }

    /**
     * Makes the problem of a command that its topic would reject.
     *
     * @param status 409 when the subject's state is in the way, 422 when something in the command is wrong
     * @param code the topic's own
     * @param field at fault, null when it is none
     */
    public static ProblemException rejected(int status, Enum<?> code, @Nullable String field, String detail) {
        return new ProblemException(status, code.name(), field == null ? detail : field + ": " + detail);
    }

    /** A query parameter or path segment that cannot be used. */
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
