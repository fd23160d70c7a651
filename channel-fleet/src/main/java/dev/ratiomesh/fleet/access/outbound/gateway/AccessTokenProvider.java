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
 * Provides the access token for a channel's API requests. Reads the grant row on every request, so a channel that was
 * disconnected on one replica stops on all of them; the day's quota bounds the number of reads.
 */
@ApplicationScoped
class AccessTokenProvider {
    /** The shortest remaining lifetime of a token that is still sent. */
    private static final Duration MIN_REMAINING_LIFETIME = Duration.ofSeconds(30);

    /** The delay of a request while the token is being renewed. */
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);

    private final GrantStore grants;
    private final TokenRenewal renewal;
    private final TokenEncryption encryption;
    private final Clock clock;

    AccessTokenProvider(GrantStore grants, TokenRenewal renewal, TokenEncryption encryption, Clock clock) {
        this.grants = grants;
        this.renewal = renewal;
        this.encryption = encryption;
        this.clock = clock;
    }

    /** An access token, or the result that the request ends with for lack of one. */
    sealed interface AccessTokenResult {}

    /**
     * A token is available.
     *
     * @param token the access token, null for an anonymous request, which uses the project's API key
     * @param grant the grant of the token, null for an anonymous request
     */
    record TokenAvailable(@Nullable String token, @Nullable StoredGrant grant) implements AccessTokenResult {
        @Override
        public String toString() {
            return "TokenAvailable[hidden]";
        }
    }

    /** No token is available; {@code result} says why. */
    record TokenUnavailable(ApiResult result) implements AccessTokenResult {}

    /** Finds the token of a caller, renewed first when it has expired. */
    Uni<AccessTokenResult> tokenFor(ApiCaller caller) {
        String channelId = caller.channelId();
        if (channelId == null) {
            return Uni.createFrom().item(new TokenAvailable(null, null));
        }
        return grants.find(channelId).chain(found -> {
            AccessTokenResult token = usableToken(caller, channelId, found);
            return token != null ? Uni.createFrom().item(token) : renew(caller, channelId, found.orElseThrow());
        });
    }

    /** Provides a new token after Google rejected one; another request may have renewed it already. */
    Uni<AccessTokenResult> tokenAfterRejection(ApiCaller caller, TokenAvailable rejected) {
        StoredGrant grant = rejected.grant();
        String channelId = caller.channelId();
        return grant == null || channelId == null ? Uni.createFrom().item(rejected) : renew(caller, channelId, grant);
    }

    /** Renews the current token of a caller that does not know which token Google rejected. */
    Uni<Void> renewRejected(ApiCaller caller) {
        return tokenFor(caller)
                .chain(token -> token instanceof TokenAvailable available
                        ? tokenAfterRejection(caller, available)
                        : Uni.createFrom().item(token))
                .replaceWithVoid();
    }

    private Uni<AccessTokenResult> renew(ApiCaller caller, String channelId, StoredGrant previous) {
        return grants.claim(channelId, previous)
                .chain(claim -> claim.isPresent()
                        ? renewal.renew(claim.get())
                        : Uni.createFrom().voidItem())
                .chain(() -> grants.find(channelId))
                .map(found -> {
                    AccessTokenResult token = usableToken(caller, channelId, found);
                    boolean unchanged = found.isPresent() && found.get().issue() == previous.issue();
                    return token == null || (unchanged && token instanceof TokenAvailable) ? deferred() : token;
                });
    }

    /** Returns null when the channel has a grant but no usable token. */
    private @Nullable AccessTokenResult usableToken(ApiCaller caller, String channelId, Optional<StoredGrant> found) {
        if (found.isEmpty() || !found.get().tenantId().equals(caller.tenantId())) {
            return new TokenUnavailable(new ApiResult.ReauthorizationRequired(
                    ReconnectReason.GRANT_DEAD, "channel " + channelId + " is not connected"));
        }
        StoredGrant grant = found.get();
        if (grant.lossReason() != null && grant.lossReason() != ReconnectReason.SCOPE_MISSING) {
            return new TokenUnavailable(new ApiResult.ReauthorizationRequired(grant.lossReason(), grant.lossDetail()));
        }
        EncryptedSecret accessToken = grant.accessToken();
        Instant expiresAt = grant.accessExpiresAt();
        if (accessToken == null
                || expiresAt == null
                || !clock.instant().isBefore(expiresAt.minus(MIN_REMAINING_LIFETIME))) {
            return null;
        }
        try {
            return new TokenAvailable(
                    encryption
                            .decrypt(TokenEncryption.accessTokenContext(grant.tenantId(), channelId), accessToken)
                            .value(),
                    grant);
        } catch (DecryptionException e) {
            // its key was removed; the renewed token is encrypted with a key that exists
            return null;
        }
    }

    private TokenUnavailable deferred() {
        return new TokenUnavailable(new ApiResult.CallDeferred(
                null,
                clock.instant().plus(RETRY_DELAY),
                "the channel's access token is being renewed, or Google issues none at present"));
    }
}
