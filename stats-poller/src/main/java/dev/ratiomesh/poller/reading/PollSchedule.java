package dev.ratiomesh.poller.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a video is read next, and when a missing video counts as unavailable.
 *
 * @param advertBoost factor for the weight of a video with a running advertising order, 1 or more
 * @param unavailableAfterMisses misses in a row after which a video counts as unavailable, above 0
 * @param retryInterval poll interval of a missing video until it counts as unavailable
 * @param unavailableInterval poll interval of an unavailable video, unless its cadence is longer
 */
public record PollSchedule(
        double advertBoost, int unavailableAfterMisses, Duration retryInterval, Duration unavailableInterval) {

    /** Returns the demand of a video in this state. */
    public PollDemand demandFor(Duration cadence, ViewVelocity velocity, boolean advertised, int misses) {
        Duration effective = misses >= unavailableAfterMisses ? max(cadence, unavailableInterval) : cadence;
        return new PollDemand(effective, velocity.weight(advertised ? advertBoost : 1));
    }

    /**
     * Turns a response into one reading per claimed video; a video that the response lacks is a miss.
     *
     * @param now the moment of the reading
     */
    public List<VideoReading> toReadings(
            List<ClaimedVideo> claims, StatsResult.Stats response, PollPlan plan, Instant now) {
        return claims.stream()
                .map(claim -> toReading(claim, response.videos().get(claim.videoId()), plan, now))
                .toList();
    }

    private VideoReading toReading(ClaimedVideo claim, @Nullable VideoStats stats, PollPlan plan, Instant now) {
        ViewVelocity velocity = velocityAfter(claim, stats, now);
        int misses = stats == null ? claim.misses() + 1 : 0;
        Duration interval = plan.interval(demandFor(claim.cadence(), velocity, claim.advertised(), misses));
        boolean confirmingAbsence = misses > 0 && misses < unavailableAfterMisses;
        Instant dueAt = now.plus(confirmingAbsence ? min(interval, retryInterval) : interval);
        return new VideoReading(claim.videoId(), claim.epoch(), now, stats, velocity, misses, dueAt);
    }

    private static ViewVelocity velocityAfter(ClaimedVideo claim, @Nullable VideoStats stats, Instant now) {
        Long views = stats == null ? null : stats.views();
        if (stats == null || views == null) {
            return claim.velocity();
        }
        Long previousViews = claim.views();
        Instant previousReadAt = claim.readAt();
        return previousViews == null || previousReadAt == null
                ? ViewVelocity.lifetimeAverage(views, stats.publishedAt(), now)
                : claim.velocity().updated(previousViews, views, Duration.between(previousReadAt, now));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
