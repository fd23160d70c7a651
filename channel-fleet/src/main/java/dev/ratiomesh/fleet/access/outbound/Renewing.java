package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.fleet.access.Mine;
import dev.ratiomesh.fleet.access.Renewal;
import dev.ratiomesh.fleet.access.Renewal.Lost;
import dev.ratiomesh.fleet.access.TokenAnswer;
import dev.ratiomesh.fleet.access.TokenAnswer.Away;
import dev.ratiomesh.fleet.access.TokenAnswer.Dead;
import dev.ratiomesh.fleet.access.TokenAnswer.Granted;
import dev.ratiomesh.fleet.quota.Urgency;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Renews the token of a claimed grant: asks Google, sees whose channel it is for, writes it down if the claim still holds. */
@ApplicationScoped
public class Renewing {
    private static final Logger LOG = Logger.getLogger(Renewing.class);

    private final Grants grants;
    private final GoogleTokens google;
    private final MineLookup mine;
    private final Losses losses;
    private final Standings standings;

    Renewing(Grants grants, GoogleTokens google, MineLookup mine, Losses losses, Standings standings) {
        this.grants = grants;
        this.google = google;
        this.mine = mine;
        this.losses = losses;
        this.standings = standings;
    }

    /** What is due, claimed for this replica. */
    public Uni<List<Claim>> claimDue(int limit) {
        return grants.claimDue(limit);
    }

    public Uni<Void> renew(Claim claim) {
        Secret token;
        try {
            token = standings.open(claim);
        } catch (DecryptionException e) {
            return lost(claim, new Lost(ReconnectReason.KEY_MISSING, e.words()), claim.scopes());
        }
        return google.refresh(token).chain(answer -> answered(claim, answer));
    }

    private Uni<Void> answered(Claim claim, TokenAnswer answer) {
        if (answer instanceof Granted granted) {
            return mine.ask(claim.tenantId(), granted.access(), Urgency.CAN_WAIT)
                    .chain(whose -> granted(claim, granted, whose));
        }
        if (answer instanceof Dead dead) {
            return lost(claim, standings.dead(claim, dead.words()), claim.scopes());
        }
        String words = ((Away) answer).words();
        LOG.warnf("The token of channel=%s will be asked for again: %s", claim.channelId(), words);
        return grants.failed(claim, words)
                .invoke(mineStill -> fenced(claim, mineStill))
                .replaceWithVoid();
    }

    private Uni<Void> granted(Claim claim, Granted granted, Mine whose) {
        Lost foreign = Renewal.verify(claim.channelId(), whose);
        if (foreign != null) {
            return lost(claim, foreign, granted.scopes());
        }
        return grants.renewed(claim, granted, whose instanceof Mine.Unknown unknown ? unknown.words() : null)
                .invoke(written -> fenced(claim, written))
                .chain(written -> written
                        ? after(claim, granted, whose)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> after(Claim claim, Granted granted, Mine whose) {
        Uni<Void> named = whose instanceof Mine.Channel channel && !claim.named()
                ? grants.named(claim.channelId(), channel.title())
                : Uni.createFrom().voidItem();
        Lost narrower = Renewal.scopes(claim.features(), granted.scopes());
        return narrower == null ? named : named.chain(() -> lost(claim, narrower, granted.scopes()));
    }

    private Uni<Void> lost(Claim claim, Lost lost, List<String> scopes) {
        LOG.errorf("channel=%s needs its owner: %s", claim.channelId(), lost.words());
        return losses.tell(new Losses.Grant(claim.channelId(), claim.generation(), claim.epoch()), lost, scopes)
                .replaceWithVoid();
    }

    private void fenced(Claim claim, boolean written) {
        if (!written) {
            LOG.warnf(
                    "channel=%s was claimed by another meanwhile; what came of this claim is dropped",
                    claim.channelId());
        }
    }
}
