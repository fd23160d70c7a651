package dev.ratiomesh.sandbox.analytics;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A report that exists: which dimensions go together, and which metrics go with them.
 *
 * @param oneVideo needs a filter that names exactly one video
 * @param ranked needs a descending order and a number of rows
 */
record Combination(Set<List<String>> dimensions, Set<String> metrics, boolean oneVideo, boolean ranked) {
    private static final int MOST_RANKED = 200;
    private static final Set<String> AUDIENCE = Set.of("views", "engagedViews", "estimatedMinutesWatched");

    private static final List<Combination> ALL = List.of(
            plain(Set.of(List.of(), List.of("day")), Metric.BASE),
            new Combination(Set.of(List.of("video")), Metric.BASE, false, true),
            plain(Set.of(List.of("insightTrafficSourceType"), List.of("day", "insightTrafficSourceType")), AUDIENCE),
            plain(Set.of(List.of("deviceType"), List.of("day", "deviceType")), AUDIENCE),
            plain(Set.of(List.of("country")), Metric.BASE),
            plain(
                    Set.of(
                            List.of("ageGroup"),
                            List.of("gender"),
                            List.of("ageGroup", "gender"),
                            List.of("gender", "ageGroup")),
                    Set.of("viewerPercentage")),
            new Combination(
                    Set.of(List.of("elapsedVideoTimeRatio")),
                    Set.of("audienceWatchRatio", "relativeRetentionPerformance"),
                    true,
                    false));

    static Optional<Combination> of(Query query) {
        return ALL.stream().filter(one -> one.fits(query)).findFirst();
    }

    private boolean fits(Query query) {
        return dimensions.contains(query.dimensions())
                && metrics.containsAll(query.metrics())
                && (!oneVideo || query.filters().videos().size() == 1)
                && (!ranked || isRanked(query));
    }

    private static boolean isRanked(Query query) {
        return query.order().isDescending() && query.maxResults() != null && query.maxResults() <= MOST_RANKED;
    }

    private static Combination plain(Set<List<String>> dimensions, Set<String> metrics) {
        return new Combination(dimensions, metrics, false, false);
    }
}
