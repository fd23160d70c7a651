package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.secrets.EncryptionContext;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.Secret;
import jakarta.enterprise.context.ApplicationScoped;

/** Seals each kind of secret for whom it is; one kind does not open as another. */
@ApplicationScoped
public class TokenEncryption {
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

    public static EncryptionContext refresh(String tenantId, String channelId) {
        return EncryptionContext.of("refresh", tenantId, channelId);
    }

    public static EncryptionContext access(String tenantId, String channelId) {
        return EncryptionContext.of("access", tenantId, channelId);
    }

    static EncryptionContext verifier(String tenantId, String attemptId) {
        return EncryptionContext.of("verifier", tenantId, attemptId);
    }

    public EncryptedSecret seal(EncryptionContext owner, String secret) {
        return keys.seal(owner, new Secret(secret));
    }

    public Secret open(EncryptionContext owner, EncryptedSecret sealed) throws DecryptionException {
        return keys.open(owner, sealed);
    }
}
