package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel of the list, as it stands.
 *
 * @param uploadsGranted whether its owner has granted uploads
 * @param dailyCap uploads a quota day
 * @param uploadsToday uploads begun or chosen today
 * @param errorsToday noted today
 * @param lastUploadAt when an upload was last begun on it, null when never
 * @param coolsDownUntil null when it may take uploads as far as uploads know
 * @param cooldownReason in words, null when it does not rest
 */
public record ChannelCandidate(
        String channelId,
        ChannelState state,
        ChannelRole role,
        boolean paused,
        boolean standsIn,
        boolean uploadsGranted,
        int dailyCap,
        int uploadsToday,
        int errorsToday,
        @Nullable Instant lastUploadAt,
        @Nullable Instant coolsDownUntil,
        @Nullable String cooldownReason) {

    int remainingToday() {
        return Math.max(0, dailyCap - uploadsToday);
    }
}
