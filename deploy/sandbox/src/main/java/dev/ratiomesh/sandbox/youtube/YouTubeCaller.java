package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.studio.Grant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the caller.
 *
 * @param grant the grant behind the token; null: a caller with a key, or with a token without a consent
 */
public record YouTubeCaller(@Nullable Grant grant) {

    /** Returns the channel that the caller acts for; empty for anonymous callers and for accounts without a channel. */
    public Optional<String> channelId() {
        return Optional.ofNullable(grant).map(Grant::channelId);
    }

    /** Tells whether the caller acts for this channel. */
    public boolean is(String channelId) {
        return channelId().equals(Optional.of(channelId));
    }
}
