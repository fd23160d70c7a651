package dev.ratiomesh.fleet.quota;

/**
 * Whoever asked over HTTP needs units at once, and there are none: answered with 429 {@code QUOTA_EXHAUSTED}, which names
 * the bucket, its reset and when to try again. What can wait is accepted and waits instead.
 */
public final class QuotaExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ReservationResult.QuotaDenied shortage;

    public QuotaExhaustedException(ReservationResult.QuotaDenied shortage) {
        super(shortage.words(), null, false, false);
        this.shortage = shortage;
    }

    public ReservationResult.QuotaDenied shortage() {
        return shortage;
    }
}
