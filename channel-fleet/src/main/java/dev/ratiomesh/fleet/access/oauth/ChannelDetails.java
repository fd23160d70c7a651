package dev.ratiomesh.fleet.access.oauth;

import dev.ratiomesh.contracts.channel.ChannelView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel with its settings and how its grant is; never with a token. */
public record ChannelDetails(
        ChannelView channel,
        List<String> features,
        boolean paused,
        long uploadsADay,
        Instant connectedAt,
        TokenStatus token) {
    public ChannelDetails {
        features = List.copyOf(features);
    }

    /** How the access token is. */
    public enum TokenState {
        LIVE,
        /** It has ended, and Google gave no new one yet. */
        EXPIRED,
        /** Only the owner can help. */
        NEEDS_OWNER,
        /** The channel is disconnected. */
        NONE
    }

    /**
     * The grant as people see it.
     *
     * @param expiresAt when the access token ends
     * @param grantEndsAt when the grant itself ends, null when it does not
     * @param verifiedAt when YouTube last said which channel it is for
     */
    public record TokenStatus(
            TokenState state,
            @Nullable Instant expiresAt,
            @Nullable Instant grantedAt,
            @Nullable Instant grantEndsAt,
            @Nullable Instant renewedAt,
            @Nullable Instant verifiedAt,
            @Nullable String keyId,
            @Nullable String reconnectCode,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt) {}
}
