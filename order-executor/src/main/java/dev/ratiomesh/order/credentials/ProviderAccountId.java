package dev.ratiomesh.order.credentials;

import dev.ratiomesh.delivery.secrets.EncryptionContext;

/**
 * Identifies an account at a provider as one tenant uses it. Two tenants with the same account have two ids, because each
 * uses its own credentials.
 *
 * @param provider as events name it, for example {@code google-ads}
 */
public record ProviderAccountId(String tenantId, String provider, String account) {
    /** Returns the associated data that the stored token is encrypted with, so that it decrypts in this row only. */
    public EncryptionContext binding() {
        return EncryptionContext.of(tenantId, provider, account);
    }

    /** Returns the name for people, for example {@code google-ads account 1234567890 of tenant t-1}. */
    public String displayName() {
        return provider + " account " + account + " of tenant " + tenantId;
    }
}
