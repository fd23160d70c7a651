package dev.ratiomesh.fleet.access.oauth;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An owner's way through the consent screen.
 *
 * @param expected the channel it must be, null when any will do
 * @param returnTo where the browser goes in the end, null when it stays
 * @param verifier the proof key (RFC 7636), null when it is only looked at
 */
public record ConnectionAttempt(
        String id,
        String tenantId,
        String by,
        List<ChannelFeature> wanted,
        @Nullable String expected,
        @Nullable String returnTo,
        @Nullable String verifier) {
    public ConnectionAttempt {
        wanted = List.copyOf(wanted);
    }

    /** How it ended. */
    public sealed interface ConnectionOutcome {
        String channelId();

        /**
         * @param granted the features that the fleet now has
         * @param missing those that were wanted and not granted
         */
        record ConnectionMade(String channelId, List<ChannelFeature> granted, List<ChannelFeature> missing)
                implements ConnectionOutcome {}

        /**
         * Nothing has changed.
         *
         * @param channelId the channel that was chosen, empty when it did not come to that
         */
        record ConnectionFailed(ConnectionError fault, String words, String channelId) implements ConnectionOutcome {
            public ConnectionFailed(ConnectionError fault, String words) {
                this(fault, words, "");
            }
        }
    }

    /** Why a channel is not connected, each with the HTTP status it is answered with. */
    public enum ConnectionError {
        /** The owner said no. */
        CONSENT_DENIED(403),
        /** Google's consent screen ended with another error. */
        CONSENT_FAILED(400),
        /** The code that the browser brought is none, or no longer one. */
        CODE_REFUSED(400),
        /** None of the rights that are needed were ticked. */
        SCOPE_MISSING(422),
        /** The account has no YouTube channel. */
        NO_CHANNEL(422),
        /** Another channel was chosen than the one that was to be connected. */
        OTHER_CHANNEL(409),
        /** It is connected for another customer. */
        CHANNEL_TAKEN(409),
        /** Google gave no lasting grant, and there is no good one from before. */
        NO_REFRESH_TOKEN(422),
        /** Google does not answer, or the day's quota is used up. */
        GOOGLE_AWAY(503);

        private final int status;

        ConnectionError(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** What a state that cannot be used is worth; nothing changes. */
    public enum InvalidState {
        STATE_UNKNOWN("It is none that this service gave out."),
        STATE_USED("It was used before; a state is good once."),
        STATE_EXPIRED("The consent took too long; begin anew.");

        private final String words;

        InvalidState(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** An attempt as people see it; {@code outcome} is a {@link ConnectionStatus}. */
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

    public enum ConnectionStatus {
        /** For the owner. */
        WAITING,
        /** The owner came back; Google is being asked. */
        RETURNED,
        CONNECTED,
        DENIED,
        FAILED,
        /** It came to no end in time. */
        EXPIRED;

        public static ConnectionStatus of(String word, Instant expiresAt, Instant now) {
            ConnectionStatus stage = valueOf(word.toUpperCase(Locale.ROOT));
            boolean open = stage == WAITING || stage == RETURNED;
            return open && !now.isBefore(expiresAt) ? EXPIRED : stage;
        }
    }
}
