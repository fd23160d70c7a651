package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.studio.Grant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param grant what the token stands for; null: somebody with a key, or with a token no person consented to
 */
public record YouTubeCaller(@Nullable Grant grant) {

    /** The channel the caller acts for; empty for strangers and for accounts without a channel. */
    public Optional<String> channelId() {
        return Optional.ofNullable(grant).map(Grant::channelId);
    }

    /** Whether the caller acts for this channel. */
    public boolean is(String channelId) {
        return channelId().equals(Optional.of(channelId));
    }
}
