package dev.ratiomesh.fleet.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel that may take an upload.
 *
 * @param reserve true for a reserve that does not stand in at present
 * @param quotaLeft uploads that the channel may still take today, 0 or more
 * @param quotaLimit uploads that the channel may take a day, 0 or more
 * @param uploadsToday 0 or more
 * @param recentErrors 0 or more
 * @param lastUploadAt null for a channel without uploads
 */
public record UploadCandidate(
        String channelId,
        boolean reserve,
        int quotaLeft,
        int quotaLimit,
        int uploadsToday,
        int recentErrors,
        @Nullable Instant lastUploadAt) {
    public UploadCandidate {
        if (quotaLeft < 0 || quotaLimit < 0 || uploadsToday < 0 || recentErrors < 0) {
            throw new IllegalArgumentException("counts of channel " + channelId + " must be 0 or more");
        }
    }
}
