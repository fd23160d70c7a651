package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.fleet.access.oauth.GrantPolicy;
import dev.ratiomesh.fleet.access.oauth.GrantPolicy.GrantLoss;
import dev.ratiomesh.fleet.access.oauth.TokenOwner;
import dev.ratiomesh.fleet.access.oauth.TokenResult;
import dev.ratiomesh.fleet.access.oauth.TokenResult.GrantRevoked;
import dev.ratiomesh.fleet.access.oauth.TokenResult.Issued;
import dev.ratiomesh.fleet.access.oauth.TokenResult.Unavailable;
import dev.ratiomesh.fleet.access.outbound.http.TokenOwnerLookup;
import dev.ratiomesh.fleet.quota.CallPriority;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Renews the token of a claimed grant: asks Google, sees whose channel it is for, writes it down if the claim still holds. */
@ApplicationScoped
public class TokenRenewal {
    private static final Logger LOG = Logger.getLogger(TokenRenewal.class);

    private final GrantStore grants;
    private final TokenEndpointClient google;
    private final TokenOwnerLookup mine;
    private final GrantLossRecorder losses;
    private final Standings standings;

    public TokenRenewal(
            GrantStore grants,
            TokenEndpointClient google,
            TokenOwnerLookup mine,
            GrantLossRecorder losses,
            Standings standings) {
        this.grants = grants;
        this.google = google;
        this.mine = mine;
        this.losses = losses;
        this.standings = standings;
    }

    /** What is due, claimed for this replica. */
    public Uni<List<GrantClaim>> claimDue(int limit) {
        return grants.claimDue(limit);
    }

    public Uni<Void> renew(GrantClaim claim) {
        Secret token;
        try {
            token = standings.open(claim);
        } catch (DecryptionException e) {
            return lost(claim, new GrantLoss(ReconnectReason.KEY_MISSING, e.message()), claim.scopes());
        }
        return google.refresh(token).chain(answer -> answered(claim, answer));
    }

    private Uni<Void> answered(GrantClaim claim, TokenResult answer) {
        if (answer instanceof Issued granted) {
            return mine.ask(claim.tenantId(), granted.access(), CallPriority.DEFERRABLE)
                    .chain(whose -> granted(claim, granted, whose));
        }
        if (answer instanceof GrantRevoked dead) {
            return lost(claim, standings.dead(claim, dead.words()), claim.scopes());
        }
        String words = ((Unavailable) answer).words();
        LOG.warnf("The token of channel=%s will be asked for again: %s", claim.channelId(), words);
        return grants.failed(claim, words)
                .invoke(mineStill -> fenced(claim, mineStill))
                .replaceWithVoid();
    }

    private Uni<Void> granted(GrantClaim claim, Issued granted, TokenOwner whose) {
        GrantLoss foreign = GrantPolicy.verify(claim.channelId(), whose);
        if (foreign != null) {
            return lost(claim, foreign, granted.scopes());
        }
        return grants.renewed(claim, granted, whose instanceof TokenOwner.OwnerUnknown unknown ? unknown.words() : null)
                .invoke(written -> fenced(claim, written))
                .chain(written -> written
                        ? after(claim, granted, whose)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> after(GrantClaim claim, Issued granted, TokenOwner whose) {
        Uni<Void> named = whose instanceof TokenOwner.OwnedChannel channel && !claim.named()
                ? grants.named(claim.channelId(), channel.title())
                : Uni.createFrom().voidItem();
        GrantLoss narrower = GrantPolicy.scopes(claim.features(), granted.scopes());
        return narrower == null ? named : named.chain(() -> lost(claim, narrower, granted.scopes()));
    }

    private Uni<Void> lost(GrantClaim claim, GrantLoss lost, List<String> scopes) {
        LOG.errorf("channel=%s needs its owner: %s", claim.channelId(), lost.words());
        return losses.record(
                        new GrantLossRecorder.GrantReference(claim.channelId(), claim.generation(), claim.epoch()),
                        lost,
                        scopes)
                .replaceWithVoid();
    }

    private void fenced(GrantClaim claim, boolean written) {
        if (!written) {
            LOG.warnf(
                    "channel=%s was claimed by another meanwhile; what came of this claim is dropped",
                    claim.channelId());
        }
    }
}
