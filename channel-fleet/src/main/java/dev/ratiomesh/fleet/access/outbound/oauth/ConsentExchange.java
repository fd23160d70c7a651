package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionError;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionOutcome;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionOutcome.ConnectionFailed;
import dev.ratiomesh.fleet.access.oauth.TokenOwner;
import dev.ratiomesh.fleet.access.oauth.TokenResult;
import dev.ratiomesh.fleet.access.oauth.TokenResult.GrantRevoked;
import dev.ratiomesh.fleet.access.oauth.TokenResult.Issued;
import dev.ratiomesh.fleet.access.oauth.TokenResult.Unavailable;
import dev.ratiomesh.fleet.access.outbound.http.TokenOwnerLookup;
import dev.ratiomesh.fleet.access.outbound.oauth.ConnectionFlow.ConsentCallback;
import dev.ratiomesh.fleet.quota.CallPriority;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Exchanges an authorization code for tokens, checks the granted scopes and the chosen channel, and connects the channel.
 */
@ApplicationScoped
class ConsentExchange {
    private final TokenEndpointClient endpoint;
    private final TokenOwnerLookup owners;
    private final ChannelConnector connector;

    ConsentExchange(TokenEndpointClient endpoint, TokenOwnerLookup owners, ChannelConnector connector) {
        this.endpoint = endpoint;
        this.owners = owners;
        this.connector = connector;
    }

    /** Completes with the outcome of the attempt; a failed one has changed nothing. */
    Uni<ConnectionOutcome> exchange(ConnectionAttempt attempt, ConsentCallback callback) {
        if (callback.error() != null) {
            return failed(
                    callback.error().equals("access_denied")
                            ? new ConnectionFailed(ConnectionError.CONSENT_DENIED, "The owner did not consent.")
                            : new ConnectionFailed(
                                    ConnectionError.CONSENT_FAILED, "Google's consent screen ended with an error."));
        }
        if (callback.code() == null || callback.code().isBlank()) {
            return failed(
                    new ConnectionFailed(ConnectionError.CODE_REFUSED, "The browser brought no authorization code."));
        }
        return endpoint.exchange(callback.code(), new Pkce(String.valueOf(attempt.codeVerifier())))
                .chain(result -> handleTokens(attempt, result));
    }

    private Uni<ConnectionOutcome> handleTokens(ConnectionAttempt attempt, TokenResult result) {
        if (result instanceof GrantRevoked revoked) {
            return failed(new ConnectionFailed(
                    ConnectionError.CODE_REFUSED, "Google rejects the authorization code: " + revoked.message()));
        }
        if (result instanceof Unavailable unavailable) {
            return failed(new ConnectionFailed(
                    ConnectionError.GOOGLE_AWAY, "Start a new attempt later: " + unavailable.message()));
        }
        Issued tokens = (Issued) result;
        Set<ChannelFeature> features = ChannelFeature.granted(attempt.requestedFeatures(), tokens.scopes());
        if (features.isEmpty()) {
            return failed(new ConnectionFailed(
                    ConnectionError.SCOPE_MISSING,
                    "None of " + ChannelFeature.wireNames(attempt.requestedFeatures())
                            + " was granted in full; the required scopes are "
                            + ChannelFeature.scopes(attempt.requestedFeatures())));
        }
        return owners.lookUp(attempt.tenantId(), tokens.accessToken(), CallPriority.CRITICAL)
                .chain(owner -> connectChosen(attempt, tokens, owner, features));
    }

    private Uni<ConnectionOutcome> connectChosen(
            ConnectionAttempt attempt, Issued tokens, TokenOwner owner, Set<ChannelFeature> features) {
        if (owner instanceof TokenOwner.NoChannel missing) {
            return failed(new ConnectionFailed(ConnectionError.NO_CHANNEL, missing.message()));
        }
        if (owner instanceof TokenOwner.OwnerUnknown unknown) {
            return failed(new ConnectionFailed(
                    ConnectionError.GOOGLE_AWAY, "Start a new attempt later: " + unknown.message()));
        }
        TokenOwner.OwnedChannel channel = (TokenOwner.OwnedChannel) owner;
        if (attempt.expectedChannelId() != null && !attempt.expectedChannelId().equals(channel.id())) {
            return failed(new ConnectionFailed(
                    ConnectionError.OTHER_CHANNEL,
                    "Channel " + channel.id() + " was chosen, but channel " + attempt.expectedChannelId()
                            + " is expected.",
                    channel.id()));
        }
        return connector.connect(attempt, new ChannelConnector.GrantedConsent(tokens, channel, features));
    }

    private static Uni<ConnectionOutcome> failed(ConnectionFailed failed) {
        return Uni.createFrom().item(failed);
    }
}
