package dev.ratiomesh.fleet.access.oauth;

import dev.ratiomesh.contracts.channel.ChannelView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel with its settings and the status of its grant; contains no token. */
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

    /** The state of a channel's access token. */
    public enum TokenState {
        /** The token is valid. */
        LIVE,
        /** The token has expired, and no new one has been obtained yet. */
        EXPIRED,
        /** The grant is lost; only a new consent of the owner helps. */
        NEEDS_OWNER,
        /** The channel is disconnected and has no grant. */
        NONE
    }

    /**
     * The status of a grant and its access token.
     *
     * @param expiresAt the end of the access token, null without a token
     * @param grantEndsAt the end of the grant, null when it has none
     * @param verifiedAt the last time YouTube confirmed which channel the grant acts for
     * @param keyId the key that the refresh token is encrypted with
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
