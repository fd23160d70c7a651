package dev.ratiomesh.fleet.access.outbound.gateway;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.outbound.oauth.GrantStore;
import dev.ratiomesh.fleet.access.outbound.oauth.GrantStore.StoredGrant;
import dev.ratiomesh.fleet.access.outbound.oauth.TokenEncryption;
import dev.ratiomesh.fleet.access.outbound.oauth.TokenRenewal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token a call shows. It is read from the row each time, so that a channel that was disconnected on one replica makes
 * no call on another; the day's quota bounds how often that is.
 */
@ApplicationScoped
class AccessTokenProvider {
    /** A token that ends so soon is no longer sent. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final Duration BREATH = Duration.ofSeconds(2);

    private final GrantStore grants;
    private final TokenRenewal renewing;
    private final TokenEncryption vault;
    private final Clock clock;

    AccessTokenProvider(GrantStore grants, TokenRenewal renewing, TokenEncryption vault, Clock clock) {
        this.grants = grants;
        this.renewing = renewing;
        this.vault = vault;
        this.clock = clock;
    }

    /** A token, or the reply there is instead. */
    sealed interface Bearer {}

    /** @param token null for anybody, who shows the project's key */
    record TokenAvailable(@Nullable String token, @Nullable StoredGrant held) implements Bearer {
        @Override
        public String toString() {
            return "Good[hidden]";
        }
    }

    record TokenUnavailable(ApiResult reply) implements Bearer {}

    Uni<Bearer> tokenFor(ApiCaller who) {
        String channelId = who.channelId();
        if (channelId == null) {
            return Uni.createFrom().item(new TokenAvailable(null, null));
        }
        return grants.find(channelId).chain(found -> {
            Bearer bearer = usableToken(who, channelId, found);
            return bearer != null ? Uni.createFrom().item(bearer) : renewed(who, channelId, found.orElseThrow());
        });
    }

    /** The token was not accepted. Gives the next one, which somebody else may have brought meanwhile. */
    Uni<Bearer> tokenAfterRejection(ApiCaller who, TokenAvailable refused) {
        StoredGrant held = refused.held();
        String channelId = who.channelId();
        return held == null || channelId == null ? Uni.createFrom().item(refused) : renewed(who, channelId, held);
    }

    /** The same for who does not know which token was refused. */
    Uni<Void> refused(ApiCaller who) {
        return tokenFor(who)
                .chain(bearer -> bearer instanceof TokenAvailable good
                        ? tokenAfterRejection(who, good)
                        : Uni.createFrom().item(bearer))
                .replaceWithVoid();
    }

    private Uni<Bearer> renewed(ApiCaller who, String channelId, StoredGrant old) {
        return grants.claim(channelId, old)
                .chain(claim -> claim.isPresent()
                        ? renewing.renew(claim.get())
                        : Uni.createFrom().voidItem())
                .chain(() -> grants.find(channelId))
                .map(found -> {
                    Bearer bearer = usableToken(who, channelId, found);
                    boolean same = found.isPresent() && found.get().issue() == old.issue();
                    return bearer == null || (same && bearer instanceof TokenAvailable) ? later() : bearer;
                });
    }

    /** Null when there is a grant and no token that can be used. */
    private @Nullable Bearer usableToken(ApiCaller who, String channelId, Optional<StoredGrant> found) {
        if (found.isEmpty() || !found.get().tenantId().equals(who.tenantId())) {
            return new TokenUnavailable(new ApiResult.ReauthorizationRequired(
                    ReconnectReason.GRANT_DEAD, "channel " + channelId + " is not connected"));
        }
        StoredGrant held = found.get();
        if (held.lost() != null && held.lost() != ReconnectReason.SCOPE_MISSING) {
            return new TokenUnavailable(new ApiResult.ReauthorizationRequired(held.lost(), held.words()));
        }
        EncryptedSecret access = held.access();
        Instant until = held.until();
        if (access == null || until == null || !clock.instant().isBefore(until.minus(MARGIN))) {
            return null;
        }
        try {
            return new TokenAvailable(
                    vault.open(TokenEncryption.access(held.tenantId(), channelId), access)
                            .value(),
                    held);
        } catch (DecryptionException e) {
            // its key is gone; a new token is sealed with one that is here
            return null;
        }
    }

    private TokenUnavailable later() {
        return new TokenUnavailable(new ApiResult.CallDeferred(
                null, clock.instant().plus(BREATH), "the channel's token is being renewed, or Google gives none now"));
    }
}
