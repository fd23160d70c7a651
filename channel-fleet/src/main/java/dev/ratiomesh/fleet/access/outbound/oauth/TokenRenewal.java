package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.fleet.AccessConfig.ConsentScreenStatus;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.oauth.GrantPolicy;
import dev.ratiomesh.fleet.access.oauth.GrantPolicy.GrantLoss;
import dev.ratiomesh.fleet.access.oauth.GrantPolicy.KnownGrant;
import dev.ratiomesh.fleet.access.oauth.TokenOwner;
import dev.ratiomesh.fleet.access.oauth.TokenResult;
import dev.ratiomesh.fleet.access.oauth.TokenResult.GrantRevoked;
import dev.ratiomesh.fleet.access.oauth.TokenResult.Issued;
import dev.ratiomesh.fleet.access.oauth.TokenResult.Unavailable;
import dev.ratiomesh.fleet.access.outbound.http.TokenOwnerLookup;
import dev.ratiomesh.fleet.quota.CallPriority;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Renews the access token of a claimed grant: requests a token from Google, verifies which channel the token acts for, and
 * saves the token if the claim still holds.
 */
@ApplicationScoped
public class TokenRenewal {
    private static final Logger LOG = Logger.getLogger(TokenRenewal.class);

    private final GrantStore grants;
    private final TokenEndpointClient endpoint;
    private final TokenOwnerLookup owners;
    private final GrantLossRecorder losses;
    private final TokenEncryption encryption;
    private final Clock clock;
    private final boolean testing;

    public TokenRenewal(
            GrantStore grants,
            TokenEndpointClient endpoint,
            TokenOwnerLookup owners,
            GrantLossRecorder losses,
            TokenEncryption encryption,
            Clock clock,
            FleetConfig config) {
        this.grants = grants;
        this.endpoint = endpoint;
        this.owners = owners;
        this.losses = losses;
        this.encryption = encryption;
        this.clock = clock;
        this.testing = config.access().consentScreen() == ConsentScreenStatus.TESTING;
    }

    /** Claims grants whose renewal is due for this replica. */
    public Uni<List<GrantClaim>> claimDue(int limit) {
        return grants.claimDue(limit);
    }

    /** Renews a claimed grant and saves the result; a lost grant is recorded as such. */
    public Uni<Void> renew(GrantClaim claim) {
        Secret refreshToken;
        try {
            refreshToken = encryption.decrypt(
                    TokenEncryption.refreshTokenContext(claim.tenantId(), claim.channelId()), claim.refreshToken());
        } catch (DecryptionException e) {
            return recordLoss(claim, new GrantLoss(ReconnectReason.KEY_MISSING, e.message()), claim.scopes());
        }
        return endpoint.refresh(refreshToken).chain(result -> handleResult(claim, result));
    }

    private Uni<Void> handleResult(GrantClaim claim, TokenResult result) {
        if (result instanceof Issued issued) {
            return owners.lookUp(claim.tenantId(), issued.accessToken(), CallPriority.DEFERRABLE)
                    .chain(owner -> handleIssued(claim, issued, owner));
        }
        if (result instanceof GrantRevoked revoked) {
            return recordLoss(claim, explainRevocation(claim, revoked.message()), claim.scopes());
        }
        String error = ((Unavailable) result).message();
        LOG.warnf(
                "The access token of channel=%s is not renewed and will be requested again: %s",
                claim.channelId(), error);
        return grants.saveFailure(claim, error)
                .invoke(saved -> warnIfFenced(claim, saved))
                .replaceWithVoid();
    }

    private GrantLoss explainRevocation(GrantClaim claim, String message) {
        KnownGrant grant = new KnownGrant(claim.channelId(), claim.grantedAt(), claim.endsAt(), testing);
        return GrantPolicy.explainRevocation(grant, message, clock.instant());
    }

    private Uni<Void> handleIssued(GrantClaim claim, Issued issued, TokenOwner owner) {
        GrantLoss otherOwner = GrantPolicy.checkOwner(claim.channelId(), owner);
        if (otherOwner != null) {
            return recordLoss(claim, otherOwner, issued.scopes());
        }
        String unverified = owner instanceof TokenOwner.OwnerUnknown unknown ? unknown.message() : null;
        return grants.saveRenewal(claim, issued, unverified)
                .invoke(saved -> warnIfFenced(claim, saved))
                .chain(saved -> saved
                        ? handleRenewed(claim, issued, owner)
                        : Uni.createFrom().voidItem());
    }

    /** Saves the channel's title and records the loss of scopes, once the renewed token is saved. */
    private Uni<Void> handleRenewed(GrantClaim claim, Issued issued, TokenOwner owner) {
        Uni<Void> titleSaved = owner instanceof TokenOwner.OwnedChannel channel && !claim.titleFresh()
                ? grants.saveTitle(claim.channelId(), channel.title())
                : Uni.createFrom().voidItem();
        GrantLoss missingScope = GrantPolicy.checkScopes(claim.features(), issued.scopes());
        return missingScope == null
                ? titleSaved
                : titleSaved.chain(() -> recordLoss(claim, missingScope, issued.scopes()));
    }

    private Uni<Void> recordLoss(GrantClaim claim, GrantLoss loss, List<String> scopes) {
        LOG.errorf("channel=%s needs a new consent of its owner: %s", claim.channelId(), loss.message());
        return losses.record(
                        new GrantLossRecorder.GrantReference(claim.channelId(), claim.generation(), claim.epoch()),
                        loss,
                        scopes)
                .replaceWithVoid();
    }

    private static void warnIfFenced(GrantClaim claim, boolean saved) {
        if (!saved) {
            LOG.warnf(
                    "channel=%s was claimed by another replica meanwhile; the result of this claim is dropped",
                    claim.channelId());
        }
    }
}
