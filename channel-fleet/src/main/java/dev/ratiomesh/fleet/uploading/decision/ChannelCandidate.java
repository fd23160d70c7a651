package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel of the list, as it stands.
 *
 * @param granted whether its owner has granted uploads
 * @param cap uploads a quota day
 * @param today uploads begun or chosen today
 * @param errors noted today
 * @param lastAt when an upload was last begun on it, null when never
 * @param restsUntil null when it may take uploads as far as uploads know
 * @param restsWhy in words, null when it does not rest
 */
public record ChannelCandidate(
        String channelId,
        ChannelState state,
        ChannelRole role,
        boolean paused,
        boolean standsIn,
        boolean granted,
        int cap,
        int today,
        int errors,
        @Nullable Instant lastAt,
        @Nullable Instant restsUntil,
        @Nullable String restsWhy) {

    int left() {
        return Math.max(0, cap - today);
    }
}
