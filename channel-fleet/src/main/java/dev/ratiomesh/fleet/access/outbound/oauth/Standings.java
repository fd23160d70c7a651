package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.fleet.AccessConfig.ConsentScreenStatus;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.oauth.GrantPolicy;
import dev.ratiomesh.fleet.access.oauth.GrantPolicy.GrantLoss;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** What a claimed grant is worth: its token in the open, and why it died if it did. */
@ApplicationScoped
public class Standings {
    private final TokenEncryption vault;
    private final Clock clock;
    private final boolean testing;

    public Standings(TokenEncryption vault, Clock clock, FleetConfig config) {
        this.vault = vault;
        this.clock = clock;
        this.testing = config.access().consentScreen() == ConsentScreenStatus.TESTING;
    }

    Secret open(GrantClaim claim) throws DecryptionException {
        return vault.open(TokenEncryption.refresh(claim.tenantId(), claim.channelId()), claim.refresh());
    }

    GrantLoss dead(GrantClaim claim, String words) {
        return GrantPolicy.dead(
                new GrantPolicy.KnownGrant(claim.channelId(), claim.grantedAt(), claim.endsAt(), testing),
                words,
                clock.instant());
    }
}
