package dev.ratiomesh.sandbox.ads.account;

import dev.ratiomesh.sandbox.ads.account.AdFacts.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a campaign runs. The dates are the customer's, on the real clock; delivery goes by simulated time from the moment of
 * acceptance, so that a week passes in a week divided by the speed.
 *
 * @param start first moment, real time
 * @param end last moment, real time, or null for a campaign without end
 * @param acceptedAt when the campaign was created
 */
public record CampaignSchedule(Instant start, @Nullable Instant end, EventTime acceptedAt) {

    /** The simulated moment delivery may begin. */
    Instant begins() {
        Duration wait = Duration.between(acceptedAt.real(), start);
        return wait.isNegative()
                ? acceptedAt.simulated()
                : acceptedAt.simulated().plus(wait);
    }

    Optional<Duration> length() {
        return Optional.ofNullable(end).map(last -> Duration.between(start, last));
    }

    /** The simulated moment delivery ends, or the end of time. */
    Instant ends() {
        return length().map(length -> begins().plus(length)).orElse(Instant.MAX);
    }

    /** Started days, at least one. */
    public long days() {
        long seconds = length().map(Duration::toSeconds).orElse(0L);
        long day = Duration.ofDays(1).toSeconds();
        return Math.max(1, (seconds + day - 1) / day);
    }
}
