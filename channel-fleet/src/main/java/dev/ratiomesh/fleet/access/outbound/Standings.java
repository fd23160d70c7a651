package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.fleet.AccessConfig.ConsentScreen;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.Renewal;
import dev.ratiomesh.fleet.access.Renewal.Lost;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** What a claimed grant is worth: its token in the open, and why it died if it did. */
@ApplicationScoped
class Standings {
    private final Vault vault;
    private final Clock clock;
    private final boolean testing;

    Standings(Vault vault, Clock clock, FleetConfig config) {
        this.vault = vault;
        this.clock = clock;
        this.testing = config.access().consentScreen() == ConsentScreen.TESTING;
    }

    Secret open(Claim claim) throws DecryptionException {
        return vault.open(Vault.refresh(claim.tenantId(), claim.channelId()), claim.refresh());
    }

    Lost dead(Claim claim, String words) {
        return Renewal.dead(
                new Renewal.Standing(claim.channelId(), claim.grantedAt(), claim.endsAt(), testing),
                words,
                clock.instant());
    }
}
