package dev.ratiomesh.fleet.health;

import dev.ratiomesh.fleet.RankingConfig;
import dev.ratiomesh.fleet.health.RankedChannel.RankingFactor;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Puts the channels of an owner's list in order for an upload. Each factor is a part of 1, times its weight: what is left of
 * the channel's day; one divided by one more than its uploads today; the tolerated errors that were not made; the rest it
 * has had. Channels of equal score keep the owner's order.
 */
public record ChannelRanking(RankingWeights weights) {
    private static final double MINUTES_AN_HOUR = 60;

    /** Best first, reserves last. */
    public List<RankedChannel> rank(List<UploadCandidate> candidates, Instant now) {
        Comparator<RankedChannel> best =
                Comparator.comparingDouble(RankedChannel::points).reversed();
        Comparator<RankedChannel> reserve = Comparator.comparing(
                explained -> weights.reserveLast() && explained.candidate().reserve());
        return candidates.stream()
                .map(candidate -> explain(candidate, now))
                .sorted(reserve.thenComparing(best))
                .toList();
    }

    private RankedChannel explain(UploadCandidate candidate, Instant now) {
        return RankedChannel.of(
                candidate, List.of(quota(candidate), uploads(candidate), errors(candidate), rest(candidate, now)));
    }

    private RankingFactor quota(UploadCandidate of) {
        double part = of.quotaLimit() == 0 ? 0 : Math.min(1, (double) of.quotaLeft() / of.quotaLimit());
        return factor("quota", part, weights.quotaLeft(), of.quotaLeft() + " of " + of.quotaLimit() + " left");
    }

    private RankingFactor uploads(UploadCandidate of) {
        return factor("uploads", 1.0 / (1 + of.uploadsToday()), weights.uploadsToday(), of.uploadsToday() + " today");
    }

    private RankingFactor errors(UploadCandidate of) {
        double part = Math.max(0, 1 - (double) of.recentErrors() / weights.errorsTolerated());
        return factor("errors", part, weights.recentErrors(), of.recentErrors() + " of late");
    }

    private RankingFactor rest(UploadCandidate of, Instant now) {
        Instant last = of.lastUploadAt();
        if (last == null) {
            return factor("rest", 1, weights.rest(), "none before");
        }
        Duration since = Duration.between(last, now);
        double part = (double) since.toMillis() / weights.restedAfter().toMillis();
        return factor("rest", Math.max(0, Math.min(1, part)), weights.rest(), hours(since) + " h since the last");
    }

    private static String hours(Duration since) {
        return String.format(Locale.ROOT, "%.1f", Math.max(0, since.toMinutes()) / MINUTES_AN_HOUR);
    }

    private static RankingFactor factor(String name, double part, int weight, String words) {
        return new RankingFactor(name, part * weight, weight, words);
    }

    /**
     * What counts how much.
     *
     * @param errorsTolerated so many errors take all points for errors
     * @param restedAfter after so long a channel is fully rested
     * @param reserveLast whether reserves come last unless they stand in
     */
    public record RankingWeights(
            int quotaLeft,
            int uploadsToday,
            int recentErrors,
            int rest,
            int errorsTolerated,
            Duration restedAfter,
            boolean reserveLast) {
        /** 40, 30, 20, 10. */
        public static final RankingWeights USUAL = new RankingWeights(40, 30, 20, 10, 5, Duration.ofHours(24), true);

        public RankingWeights {
            if (Math.min(Math.min(quotaLeft, uploadsToday), Math.min(recentErrors, rest)) < 0
                    || quotaLeft + uploadsToday + recentErrors + rest != 100) {
                throw new IllegalArgumentException("fleet.ranking: weights must be 0 or more and make 100 together");
            }
            if (errorsTolerated < 1 || restedAfter.isNegative() || restedAfter.isZero()) {
                throw new IllegalArgumentException("fleet.ranking: errors-tolerated and rested-after must be above 0");
            }
        }

        /** @throws IllegalArgumentException naming what is wrong */
        public static RankingWeights of(RankingConfig config) {
            return new RankingWeights(
                    config.quotaLeft(),
                    config.uploadsToday(),
                    config.recentErrors(),
                    config.rest(),
                    config.errorsTolerated(),
                    config.restedAfter(),
                    config.reserveLast());
        }
    }
}
