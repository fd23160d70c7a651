package dev.ratiomesh.sandbox.ads.account;

import dev.ratiomesh.sandbox.ads.account.AdFacts.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the time in which a campaign runs. The dates are the customer's, on the real clock; delivery goes by simulated
 * time from the moment of acceptance, so that a week passes in a week divided by the speed.
 *
 * @param start first moment, real time
 * @param end last moment, real time, or null for a campaign without end
 * @param acceptedAt moment of creation, on both clocks
 */
public record CampaignSchedule(Instant start, @Nullable Instant end, EventTime acceptedAt) {

    /** Returns the simulated moment at which delivery may begin. */
    Instant beginsAt() {
        Duration wait = Duration.between(acceptedAt.real(), start);
        return wait.isNegative()
                ? acceptedAt.simulated()
                : acceptedAt.simulated().plus(wait);
    }

    Optional<Duration> length() {
        return Optional.ofNullable(end).map(last -> Duration.between(start, last));
    }

    /** Returns the simulated moment at which delivery ends, or the end of time. */
    Instant endsAt() {
        return length().map(length -> beginsAt().plus(length)).orElse(Instant.MAX);
    }

    /** Returns the number of days that the schedule touches, at least one. */
    public long days() {
        long seconds = length().map(Duration::toSeconds).orElse(0L);
        long day = Duration.ofDays(1).toSeconds();
        return Math.max(1, (seconds + day - 1) / day);
    }
}
