package dev.ratiomesh.poller.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a video is read next, and how patient one is with a video that does not answer.
 *
 * @param boost factor on the weight of a video with a running advertising order, 1 or more
 * @param patience readings in a row without an answer after which a video counts as unavailable, above 0
 * @param retry the time to the next try at a video that did not answer, until it counts as unavailable
 * @param slow the time to the next try at a video that counts as unavailable
 */
public record PollSchedule(double boost, int patience, Duration retry, Duration slow) {

    /** What is wished for a video in this state. */
    public PollDemand wish(Duration cadence, ViewVelocity movement, boolean advertised, int misses) {
        Duration wanted = misses >= patience ? longer(cadence, slow) : cadence;
        return new PollDemand(wanted, movement.weight(advertised ? boost : 1));
    }

    /** What an answer makes of the claimed videos. */
    public List<VideoReading> marks(List<ClaimedVideo> claims, StatsResult.Stats read, PollPlan plan, Instant now) {
        return claims.stream()
                .map(claim -> mark(claim, read.videos().get(claim.videoId()), plan, now))
                .toList();
    }

    private VideoReading mark(ClaimedVideo claim, @Nullable VideoStats numbers, PollPlan plan, Instant now) {
        ViewVelocity movement = moved(claim, numbers, now);
        int misses = numbers == null ? claim.misses() + 1 : 0;
        Duration interval = plan.interval(wish(claim.cadence(), movement, claim.advertised(), misses));
        boolean wondering = misses > 0 && misses < patience;
        Instant dueAt = now.plus(wondering ? shorter(interval, retry) : interval);
        return new VideoReading(claim.videoId(), claim.epoch(), now, numbers, movement, misses, dueAt);
    }

    private static ViewVelocity moved(ClaimedVideo claim, @Nullable VideoStats numbers, Instant now) {
        Long views = numbers == null ? null : numbers.views();
        if (numbers == null || views == null) {
            return claim.movement();
        }
        Long before = claim.views();
        Instant since = claim.readAt();
        return before == null || since == null
                ? ViewVelocity.lifetimeAverage(views, numbers.publishedAt(), now)
                : claim.movement().corrected(before, views, Duration.between(since, now));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
