package dev.ratiomesh.fleet.health;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A candidate with its score and the factors of the score.
 *
 * @param points 0 to 100, the sum of the factors' points
 */
public record RankedChannel(UploadCandidate candidate, double points, List<RankingFactor> factors) {
    public RankedChannel {
        factors = List.copyOf(factors);
    }

    /**
     * The points of one factor.
     *
     * @param name {@code quota}, {@code uploads}, {@code errors} or {@code rest}
     * @param points 0 to {@code maxPoints}
     * @param detail the figure behind the points
     */
    public record RankingFactor(String name, double points, int maxPoints, String detail) {}

    static RankedChannel of(UploadCandidate candidate, List<RankingFactor> factors) {
        return new RankedChannel(
                candidate, factors.stream().mapToDouble(RankingFactor::points).sum(), factors);
    }

    /** Explains the score in one line, for example {@code 81.5 of 100: quota 32.0 of 40 (8 of 10 left), …}. */
    public String message() {
        String explanation = factors.stream()
                .map(factor -> String.format(
                        Locale.ROOT,
                        "%s %.1f of %d (%s)",
                        factor.name(),
                        factor.points(),
                        factor.maxPoints(),
                        factor.detail()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT, "%.1f of 100%s: %s", points, candidate.reserve() ? ", a reserve" : "", explanation);
    }
}
