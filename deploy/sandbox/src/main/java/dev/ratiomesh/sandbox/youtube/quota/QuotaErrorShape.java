package dev.ratiomesh.sandbox.youtube.quota;

/**
 * Names the answers of an exhausted bucket of its own (not the pool): as documented, 403 {@code quotaExceeded}, or as
 * observed, 429 {@code rateLimitExceeded} with "per day" in the message.
 */
public enum QuotaErrorShape {
    DOCUMENTED_403,
    OBSERVED_429
}
