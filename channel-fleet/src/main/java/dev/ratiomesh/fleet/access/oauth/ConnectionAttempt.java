package dev.ratiomesh.fleet.access.oauth;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect a channel through Google's consent screen.
 *
 * @param requestedBy the name of the operator who started the attempt
 * @param requestedFeatures the features that the owner is asked to consent to
 * @param expectedChannelId the channel that must be chosen, null when any may be
 * @param returnTo the URL that the browser is redirected to at the end, null when the callback shows the result itself
 * @param codeVerifier the PKCE code verifier (RFC 7636); null in attempts that are only displayed
 */
public record ConnectionAttempt(
        String id,
        String tenantId,
        String requestedBy,
        List<ChannelFeature> requestedFeatures,
        @Nullable String expectedChannelId,
        @Nullable String returnTo,
        @Nullable String codeVerifier) {
    public ConnectionAttempt {
        requestedFeatures = List.copyOf(requestedFeatures);
    }

    /** The final outcome of an attempt. */
    public sealed interface ConnectionOutcome {
        String channelId();

        /**
         * The channel is connected.
         *
         * @param granted the features that the owner granted
         * @param missing the requested features that the owner did not grant
         */
        record ConnectionMade(String channelId, List<ChannelFeature> granted, List<ChannelFeature> missing)
                implements ConnectionOutcome {}

        /**
         * The channel is not connected, and nothing was changed.
         *
         * @param channelId the channel that the owner chose, empty when the attempt failed before
         */
        record ConnectionFailed(ConnectionError error, String message, String channelId) implements ConnectionOutcome {
            public ConnectionFailed(ConnectionError error, String message) {
                this(error, message, "");
            }
        }
    }

    /** The reason why a channel is not connected, with the HTTP status of the response. */
    public enum ConnectionError {
        /** The owner declined. */
        CONSENT_DENIED(403),
        /** Google's consent screen reported another error. */
        CONSENT_FAILED(400),
        /** The authorization code is missing, invalid or expired. */
        CODE_REFUSED(400),
        /** The owner granted none of the requested features in full. */
        SCOPE_MISSING(422),
        /** The Google account has no YouTube channel. */
        NO_CHANNEL(422),
        /** The owner chose another channel than the expected one. */
        OTHER_CHANNEL(409),
        /** The channel belongs to another tenant. */
        CHANNEL_TAKEN(409),
        /** Google sent no refresh token, and no valid one is stored. */
        NO_REFRESH_TOKEN(422),
        /** Google does not respond, or the day's quota is exhausted. */
        GOOGLE_AWAY(503);

        private final int status;

        ConnectionError(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** The reason why a {@code state} parameter is not accepted; nothing is changed. */
    public enum InvalidState {
        STATE_UNKNOWN("This service did not issue this state."),
        STATE_USED("This state was used before; a state is valid once."),
        STATE_EXPIRED("The consent took too long; start a new attempt.");

        private final String message;

        InvalidState(String message) {
            this.message = message;
        }

        public String message() {
            return message;
        }
    }

    /** An attempt as HTTP shows it. */
    public record ConnectionView(
            String id,
            ConnectionStatus outcome,
            List<String> features,
            @Nullable String channelId,
            List<String> granted,
            List<String> missing,
            @Nullable String code,
            @Nullable String detail,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant endedAt) {}

    /** The status of an attempt. */
    public enum ConnectionStatus {
        /** The owner has not returned from the consent screen yet. */
        WAITING,
        /** The owner has returned; the authorization code is being exchanged. */
        RETURNED,
        CONNECTED,
        DENIED,
        FAILED,
        /** The attempt was not completed in time. */
        EXPIRED;

        /** Returns the stored status, or {@link #EXPIRED} for an open attempt whose time is over. */
        public static ConnectionStatus fromStored(String stored, Instant expiresAt, Instant now) {
            ConnectionStatus status = valueOf(stored.toUpperCase(Locale.ROOT));
            boolean open = status == WAITING || status == RETURNED;
            return open && !now.isBefore(expiresAt) ? EXPIRED : status;
        }
    }
}
