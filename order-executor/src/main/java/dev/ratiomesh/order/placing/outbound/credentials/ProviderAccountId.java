package dev.ratiomesh.order.placing.outbound.credentials;

import dev.ratiomesh.delivery.secrets.EncryptionContext;

/**
 * Identifies a provider account of one tenant. Two tenants that use the same account have two ids.
 *
 * @param provider name in events, for example {@code google-ads}
 */
public record ProviderAccountId(String tenantId, String provider, String account) {
    /** Returns the context to which the stored token is bound. */
    public EncryptionContext encryptionContext() {
        return EncryptionContext.of(tenantId, provider, account);
    }

    /** Describes the account for people: {@code google-ads account 1234567890 of tenant t-1}. */
    public String description() {
        return provider + " account " + account + " of tenant " + tenantId;
    }
}
