package dev.ratiomesh.fleet.health;

import dev.ratiomesh.fleet.RankingConfig;
import dev.ratiomesh.fleet.health.RankedChannel.RankingFactor;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Ranks the channels of a request for an upload. Each factor is a fraction times its weight: quota left today of the
 * daily limit; 1 / (1 + uploads today); 1 - recent errors / tolerated errors; time since the last upload of the time
 * after which a channel is rested. Channels of equal score keep the order of the request.
 */
public record ChannelRanking(RankingWeights weights) {
    private static final double MINUTES_AN_HOUR = 60;

    /** Sorts the candidates by score, best first, reserves last. */
    public List<RankedChannel> rank(List<UploadCandidate> candidates, Instant now) {
        Comparator<RankedChannel> best =
                Comparator.comparingDouble(RankedChannel::points).reversed();
        Comparator<RankedChannel> reserve = Comparator.comparing(
                ranked -> weights.reserveLast() && ranked.candidate().reserve());
        return candidates.stream()
                .map(candidate -> score(candidate, now))
                .sorted(reserve.thenComparing(best))
                .toList();
    }

    private RankedChannel score(UploadCandidate candidate, Instant now) {
        return RankedChannel.of(
                candidate, List.of(quota(candidate), uploads(candidate), errors(candidate), rest(candidate, now)));
    }

    private RankingFactor quota(UploadCandidate candidate) {
        double fraction =
                candidate.quotaLimit() == 0 ? 0 : Math.min(1, (double) candidate.quotaLeft() / candidate.quotaLimit());
        return factor(
                "quota",
                fraction,
                weights.quotaLeft(),
                candidate.quotaLeft() + " of " + candidate.quotaLimit() + " left");
    }

    private RankingFactor uploads(UploadCandidate candidate) {
        return factor(
                "uploads",
                1.0 / (1 + candidate.uploadsToday()),
                weights.uploadsToday(),
                candidate.uploadsToday() + " today");
    }

    private RankingFactor errors(UploadCandidate candidate) {
        double fraction = Math.max(0, 1 - (double) candidate.recentErrors() / weights.errorsTolerated());
        return factor("errors", fraction, weights.recentErrors(), candidate.recentErrors() + " of late");
    }

    private RankingFactor rest(UploadCandidate candidate, Instant now) {
        Instant last = candidate.lastUploadAt();
        if (last == null) {
            return factor("rest", 1, weights.rest(), "none before");
        }
        Duration since = Duration.between(last, now);
        double fraction = (double) since.toMillis() / weights.restedAfter().toMillis();
        return factor("rest", Math.max(0, Math.min(1, fraction)), weights.rest(), hours(since) + " h since the last");
    }

    private static String hours(Duration since) {
        return String.format(Locale.ROOT, "%.1f", Math.max(0, since.toMinutes()) / MINUTES_AN_HOUR);
    }

    private static RankingFactor factor(String name, double fraction, int weight, String detail) {
        return new RankingFactor(name, fraction * weight, weight, detail);
    }

    /**
     * The weights of the factors; the first four add up to 100.
     *
     * @param errorsTolerated errors from which the error factor scores nothing, 1 or more
     * @param restedAfter time since the last upload from which a channel is fully rested, above 0
     * @param reserveLast true when reserves rank last unless they stand in
     */
    public record RankingWeights(
            int quotaLeft,
            int uploadsToday,
            int recentErrors,
            int rest,
            int errorsTolerated,
            Duration restedAfter,
            boolean reserveLast) {
        /** The default weights: 40, 30, 20, 10. */
        public static final RankingWeights DEFAULT = new RankingWeights(40, 30, 20, 10, 5, Duration.ofHours(24), true);

        public RankingWeights {
            if (Math.min(Math.min(quotaLeft, uploadsToday), Math.min(recentErrors, rest)) < 0
                    || quotaLeft + uploadsToday + recentErrors + rest != 100) {
                throw new IllegalArgumentException("fleet.ranking: weights must be 0 or more and add up to 100");
            }
            if (errorsTolerated < 1 || restedAfter.isNegative() || restedAfter.isZero()) {
                throw new IllegalArgumentException("fleet.ranking: errors-tolerated and rested-after must be above 0");
            }
        }

        /** @throws IllegalArgumentException naming the wrong key */
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
