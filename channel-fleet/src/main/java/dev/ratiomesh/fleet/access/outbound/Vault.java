package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.delivery.secrets.Binding;
import dev.ratiomesh.delivery.secrets.CannotOpen;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.RefreshToken;
import dev.ratiomesh.delivery.secrets.SealedToken;
import jakarta.enterprise.context.ApplicationScoped;

/** Seals each kind of secret for whom it is; one kind does not open as another. */
@ApplicationScoped
class Vault {
    private final Keyring keys;

    Vault(Keyring keys) {
        this.keys = keys;
    }

    boolean canSeal() {
        return keys.active().isPresent();
    }

    Keyring keys() {
        return keys;
    }

    static Binding refresh(String tenantId, String channelId) {
        return Binding.of("refresh", tenantId, channelId);
    }

    static Binding access(String tenantId, String channelId) {
        return Binding.of("access", tenantId, channelId);
    }

    static Binding verifier(String tenantId, String attemptId) {
        return Binding.of("verifier", tenantId, attemptId);
    }

    SealedToken seal(Binding owner, String secret) {
        return keys.seal(owner, new RefreshToken(secret));
    }

    RefreshToken open(Binding owner, SealedToken sealed) throws CannotOpen {
        return keys.open(owner, sealed);
    }
}
