package dev.ratiomesh.fleet.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of a channel at a moment. */
public record ChannelFacts(GrantValidity grant, ChannelQuota day, Calls calls) {

    /**
     * The right to act for it.
     *
     * @param endsAt when it ends by itself, null when it does not
     */
    public record GrantValidity(boolean works, @Nullable Instant endsAt) {}

    /**
     * Its quota day.
     *
     * @param cap uploads that its owner allows a day
     * @param taken uploads of today
     * @param shareLeft uploads that its tenant may still make today, with all its channels
     * @param shareLimit the same, with those already made
     * @param restsUntil until when YouTube takes none, null when it does
     */
    public record ChannelQuota(
            boolean paused, int cap, int taken, int shareLeft, int shareLimit, @Nullable Instant restsUntil) {
        int left() {
            return Math.max(0, Math.min(cap - taken, shareLeft));
        }
    }

    /**
     * Its calls of this hour and the one before, and what came last.
     *
     * @param lastSuccessAt null when it had none for long
     * @param lastError in words, null when there was none for long
     */
    public record Calls(
            int ok,
            int failed,
            @Nullable Instant lastSuccessAt,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt) {
        double errorRate() {
            return failed == 0 ? 0 : (double) failed / (ok + failed);
        }
    }
}
