package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel that the upload may go to, with its state at the time of the choice.
 *
 * @param standsIn whether this channel is a reserve and at present replaces a channel that fails or needs its owner
 * @param uploadsGranted whether the owner has granted uploads
 * @param dailyCap most uploads in a quota day, 0 or more
 * @param uploadsToday uploads assigned to the channel in this quota day
 * @param errorsToday faults of the channel in this quota day
 * @param lastUploadAt when the channel was last assigned an upload, null when never
 * @param coolsDownUntil end of the cooldown, in which the channel takes no uploads after a fault; null when there is none
 * @param cooldownReason sentence for people, null when there is no cooldown
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

    /** Returns the uploads that remain of the daily cap, 0 or more. */
    int remainingToday() {
        return Math.max(0, dailyCap - uploadsToday);
    }
}
