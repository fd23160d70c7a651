package dev.ratiomesh.fleet.commenting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A video whose comments are fetched.
 *
 * @param sweep the one under way, null when none is
 * @param lastNewAt when a comment was new last, or when watching began
 * @param fullDueAt when the next full sweep is due
 * @param troubles failed calls in a row
 */
public record Watch(
        Place place, WatchState state, @Nullable Sweep sweep, Instant lastNewAt, Instant fullDueAt, int troubles) {

    /** Which video of which channel. */
    public record Place(String tenantId, String channelId, String videoId) {
        public String id() {
            return channelId + "/" + videoId;
        }
    }

    public Watch with(@Nullable Sweep other) {
        return new Watch(place, state, other, lastNewAt, fullDueAt, troubles);
    }

    Watch in(WatchState other) {
        return new Watch(place, other, null, lastNewAt, fullDueAt, 0);
    }

    Watch troubled() {
        return new Watch(place, state, sweep, lastNewAt, fullDueAt, troubles + 1);
    }

    Watch read(Instant newAt) {
        return new Watch(place, WatchState.OPEN, sweep, newAt, fullDueAt, 0);
    }

    Watch swept(Instant nextFull) {
        return new Watch(place, state, null, lastNewAt, nextFull, troubles);
    }
}
