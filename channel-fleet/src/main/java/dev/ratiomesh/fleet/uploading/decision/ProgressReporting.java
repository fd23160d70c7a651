package dev.ratiomesh.fleet.uploading.decision;

import java.time.Duration;
import java.time.Instant;

/** When progress is worth telling: so much time has passed and so many percent of the file were sent since the last time. */
public final class ProgressReporting {
    private final Duration interval;
    private final long minBytes;
    private Instant lastReportedAt;
    private long lastReportedOffset;

    /** @param percent of the file, 1 to 100 */
    public ProgressReporting(Duration every, int percent, long totalBytes, Instant now) {
        this.interval = every;
        this.minBytes = Math.max(1, totalBytes / 100 * percent);
        this.lastReportedAt = now;
    }

    public boolean isDue(long offset, Instant now) {
        return offset - lastReportedOffset >= minBytes && !now.isBefore(lastReportedAt.plus(interval));
    }

    public void markReported(long offset, Instant now) {
        lastReportedOffset = offset;
        lastReportedAt = now;
    }
}
