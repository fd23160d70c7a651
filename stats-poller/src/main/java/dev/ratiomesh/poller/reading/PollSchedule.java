package dev.ratiomesh.poller.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a video is read next, and how patient one is with a video that does not answer.
 *
 * @param advertBoost factor on the weight of a video with a running advertising order, 1 or more
 * @param unavailableAfterMisses readings in a row without an answer after which a video counts as unavailable, above 0
 * @param retryInterval the time to the next try at a video that did not answer, until it counts as unavailable
 * @param unavailableInterval the time to the next try at a video that counts as unavailable
 */
public record PollSchedule(
        double advertBoost, int unavailableAfterMisses, Duration retryInterval, Duration unavailableInterval) {

    /** What is wished for a video in this state. */
    public PollDemand demandFor(Duration cadence, ViewVelocity movement, boolean advertised, int misses) {
        Duration wanted = misses >= unavailableAfterMisses ? max(cadence, unavailableInterval) : cadence;
        return new PollDemand(wanted, movement.weight(advertised ? advertBoost : 1));
    }

    /** What an answer makes of the claimed videos. */
    public List<VideoReading> toReadings(
            List<ClaimedVideo> claims, StatsResult.Stats read, PollPlan plan, Instant now) {
        return claims.stream()
                .map(claim -> toReading(claim, read.videos().get(claim.videoId()), plan, now))
                .toList();
    }

    private VideoReading toReading(ClaimedVideo claim, @Nullable VideoStats numbers, PollPlan plan, Instant now) {
        ViewVelocity movement = velocityAfter(claim, numbers, now);
        int misses = numbers == null ? claim.misses() + 1 : 0;
        Duration interval = plan.interval(demandFor(claim.cadence(), movement, claim.advertised(), misses));
        boolean wondering = misses > 0 && misses < unavailableAfterMisses;
        Instant dueAt = now.plus(wondering ? min(interval, retryInterval) : interval);
        return new VideoReading(claim.videoId(), claim.epoch(), now, numbers, movement, misses, dueAt);
    }

    private static ViewVelocity velocityAfter(ClaimedVideo claim, @Nullable VideoStats numbers, Instant now) {
        Long views = numbers == null ? null : numbers.views();
        if (numbers == null || views == null) {
            return claim.velocity();
        }
        Long before = claim.views();
        Instant since = claim.readAt();
        return before == null || since == null
                ? ViewVelocity.lifetimeAverage(views, numbers.publishedAt(), now)
                : claim.velocity().updated(before, views, Duration.between(since, now));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
