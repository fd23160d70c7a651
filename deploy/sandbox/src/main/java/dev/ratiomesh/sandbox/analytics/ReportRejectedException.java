package dev.ratiomesh.sandbox.analytics;

/** Rejects a request with an error answer. */
final class ReportRejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ApiError error;

    ReportRejectedException(ApiError error) {
        super(error.message());
        this.error = error;
    }

    ApiError error() {
        return error;
    }
}
