package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.secrets.EncryptionContext;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.Secret;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Encrypts tokens and code verifiers. Each secret is bound to its kind and owner, so none decrypts in the place of another.
 */
@ApplicationScoped
public class TokenEncryption {
    private final Keyring keys;

    TokenEncryption(Keyring keys) {
        this.keys = keys;
    }

    /** Returns true when there is a key to encrypt with. */
    boolean hasActiveKey() {
        return keys.active().isPresent();
    }

    /** Returns the id of the key that secrets are encrypted with, empty when there is none. */
    String activeKeyId() {
        return keys.active().orElse("");
    }

    public static EncryptionContext refreshTokenContext(String tenantId, String channelId) {
        return EncryptionContext.of("refresh", tenantId, channelId);
    }

    public static EncryptionContext accessTokenContext(String tenantId, String channelId) {
        return EncryptionContext.of("access", tenantId, channelId);
    }

    static EncryptionContext codeVerifierContext(String tenantId, String attemptId) {
        return EncryptionContext.of("verifier", tenantId, attemptId);
    }

    public EncryptedSecret encrypt(EncryptionContext owner, String secret) {
        return keys.seal(owner, new Secret(secret));
    }

    public Secret decrypt(EncryptionContext owner, EncryptedSecret encrypted) throws DecryptionException {
        return keys.open(owner, encrypted);
    }
}
