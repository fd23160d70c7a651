package dev.ratiomesh.fleet.uploading.decision;

import java.time.Duration;
import java.time.Instant;

/** When progress is worth telling: so much time has passed and so many percent of the file were sent since the last time. */
public final class ProgressReporting {
    private final Duration every;
    private final long bytes;
    private Instant lastAt;
    private long lastOffset;

    /** @param percent of the file, 1 to 100 */
    public ProgressReporting(Duration every, int percent, long total, Instant now) {
        this.every = every;
        this.bytes = Math.max(1, total / 100 * percent);
        this.lastAt = now;
    }

    public boolean isDue(long offset, Instant now) {
        return offset - lastOffset >= bytes && !now.isBefore(lastAt.plus(every));
    }

    public void told(long offset, Instant now) {
        lastOffset = offset;
        lastAt = now;
    }
}
