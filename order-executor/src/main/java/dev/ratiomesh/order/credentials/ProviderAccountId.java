package dev.ratiomesh.order.credentials;

import dev.ratiomesh.delivery.secrets.EncryptionContext;

/**
 * An account at a provider, as one tenant uses it. Two tenants that name the same account are two of these.
 *
 * @param provider as events name it, for example {@code google-ads}
 */
public record ProviderAccountId(String tenantId, String provider, String account) {
    /** What its token is bound to where it is stored. */
    public EncryptionContext binding() {
        return EncryptionContext.of(tenantId, provider, account);
    }

    /** For people: {@code google-ads account 1234567890 of tenant t-1}. */
    public String displayName() {
        return provider + " account " + account + " of tenant " + tenantId;
    }
}
