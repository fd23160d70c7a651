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

/** Makes a grant of what an owner's browser brought: code for tokens, rights that were ticked, the channel that was chosen. */
@ApplicationScoped
class ConsentExchange {
    private final TokenEndpointClient google;
    private final TokenOwnerLookup mine;
    private final ChannelConnector grants;

    ConsentExchange(TokenEndpointClient google, TokenOwnerLookup mine, ChannelConnector grants) {
        this.google = google;
        this.mine = mine;
        this.grants = grants;
    }

    /** Completes with what became of the attempt; what failed has changed nothing. */
    Uni<ConnectionOutcome> outcome(ConnectionAttempt attempt, ConsentCallback brought) {
        if (brought.error() != null) {
            return failed(
                    brought.error().equals("access_denied")
                            ? new ConnectionFailed(ConnectionError.CONSENT_DENIED, "The owner did not consent.")
                            : new ConnectionFailed(
                                    ConnectionError.CONSENT_FAILED, "Google's consent screen ended with an error."));
        }
        if (brought.code() == null || brought.code().isBlank()) {
            return failed(new ConnectionFailed(ConnectionError.CODE_REFUSED, "The browser brought no code."));
        }
        return google.exchange(brought.code(), new Pkce(String.valueOf(attempt.verifier())))
                .chain(answer -> exchanged(attempt, answer));
    }

    private Uni<ConnectionOutcome> exchanged(ConnectionAttempt attempt, TokenResult answer) {
        if (answer instanceof GrantRevoked dead) {
            return failed(new ConnectionFailed(
                    ConnectionError.CODE_REFUSED, "Google does not take the code: " + dead.words()));
        }
        if (answer instanceof Unavailable away) {
            return failed(new ConnectionFailed(ConnectionError.GOOGLE_AWAY, "Begin anew in a while: " + away.words()));
        }
        Issued granted = (Issued) answer;
        Set<ChannelFeature> features = ChannelFeature.granted(attempt.wanted(), granted.scopes());
        if (features.isEmpty()) {
            return failed(new ConnectionFailed(
                    ConnectionError.SCOPE_MISSING,
                    "None of " + ChannelFeature.words(attempt.wanted()) + " was granted in full; needed are "
                            + ChannelFeature.scopes(attempt.wanted())));
        }
        return mine.ask(attempt.tenantId(), granted.access(), CallPriority.CRITICAL)
                .chain(whose -> chosen(attempt, granted, whose, features));
    }

    private Uni<ConnectionOutcome> chosen(
            ConnectionAttempt attempt, Issued granted, TokenOwner whose, Set<ChannelFeature> features) {
        if (whose instanceof TokenOwner.NoChannel none) {
            return failed(new ConnectionFailed(ConnectionError.NO_CHANNEL, none.words()));
        }
        if (whose instanceof TokenOwner.OwnerUnknown unknown) {
            return failed(
                    new ConnectionFailed(ConnectionError.GOOGLE_AWAY, "Begin anew in a while: " + unknown.words()));
        }
        TokenOwner.OwnedChannel channel = (TokenOwner.OwnedChannel) whose;
        if (attempt.expected() != null && !attempt.expected().equals(channel.id())) {
            return failed(new ConnectionFailed(
                    ConnectionError.OTHER_CHANNEL,
                    "Channel " + channel.id() + " was chosen, " + attempt.expected() + " was to be connected.",
                    channel.id()));
        }
        return grants.connect(attempt, new ChannelConnector.GrantedConsent(granted, channel, features));
    }

    private static Uni<ConnectionOutcome> failed(ConnectionFailed failed) {
        return Uni.createFrom().item(failed);
    }
}
