package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.secrets.EncryptionContext;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.Secret;
import jakarta.enterprise.context.ApplicationScoped;

/** Seals each kind of secret for whom it is; one kind does not open as another. */
@ApplicationScoped
class TokenEncryption {
    private final Keyring keys;

    TokenEncryption(Keyring keys) {
        this.keys = keys;
    }

    boolean canSeal() {
        return keys.active().isPresent();
    }

    Keyring keys() {
        return keys;
    }

    static EncryptionContext refresh(String tenantId, String channelId) {
        return EncryptionContext.of("refresh", tenantId, channelId);
    }

    static EncryptionContext access(String tenantId, String channelId) {
        return EncryptionContext.of("access", tenantId, channelId);
    }

    static EncryptionContext verifier(String tenantId, String attemptId) {
        return EncryptionContext.of("verifier", tenantId, attemptId);
    }

    EncryptedSecret seal(EncryptionContext owner, String secret) {
        return keys.seal(owner, new Secret(secret));
    }

    Secret open(EncryptionContext owner, EncryptedSecret sealed) throws DecryptionException {
        return keys.open(owner, sealed);
    }
}
