package dev.ratiomesh.fleet.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The facts about a channel at one moment: its grant, its quota and its calls. */
public record ChannelFacts(GrantValidity grant, ChannelQuota quota, Calls calls) {

    /**
     * The state of the channel's grant.
     *
     * @param works true when calls on behalf of the channel are possible
     * @param endsAt expiry of the grant itself, null for a grant without one
     */
    public record GrantValidity(boolean works, @Nullable Instant endsAt) {}

    /**
     * The channel's uploads of the current quota day.
     *
     * @param dailyLimit uploads a day that the channel's owner allows
     * @param uploadsToday uploads made today
     * @param shareLeft uploads that the tenant may still make today, over all channels
     * @param shareLimit {@code shareLeft} plus the uploads that the tenant has made today
     * @param exhaustedUntil end of the channel's cooldown for uploads after a fault, null without one
     */
    public record ChannelQuota(
            boolean paused,
            int dailyLimit,
            int uploadsToday,
            int shareLeft,
            int shareLimit,
            @Nullable Instant exhaustedUntil) {
        int left() {
            return Math.max(0, Math.min(dailyLimit - uploadsToday, shareLeft));
        }
    }

    /**
     * The channel's calls of this hour and the previous one, and the latest results.
     *
     * @param lastSuccessAt null without a success in the last seven days
     * @param lastError message of the latest error, null without one in the last seven days
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
