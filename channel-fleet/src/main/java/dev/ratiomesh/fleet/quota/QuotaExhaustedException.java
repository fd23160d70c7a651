package dev.ratiomesh.fleet.quota;

/**
 * Reports that an HTTP request needs quota at once and the reservation was denied. The response is 429 {@code
 * QUOTA_EXHAUSTED} with the bucket, its reset and the time to try again. Requests that can wait are accepted instead and
 * wait.
 */
public final class QuotaExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ReservationResult.QuotaDenied denial;

    public QuotaExhaustedException(ReservationResult.QuotaDenied denial) {
        super(denial.message(), null, false, false);
        this.denial = denial;
    }

    public ReservationResult.QuotaDenied denial() {
        return denial;
    }
}
