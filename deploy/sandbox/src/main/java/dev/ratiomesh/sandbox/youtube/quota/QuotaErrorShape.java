package dev.ratiomesh.sandbox.youtube.quota;

/**
 * How an exhausted bucket of its own (not the pool) answers: as documented, 403 {@code quotaExceeded}, or as seen in the
 * wild, 429 {@code rateLimitExceeded} with "per day" in the message.
 */
public enum QuotaErrorShape {
    DOCUMENTED_403,
    OBSERVED_429
}
