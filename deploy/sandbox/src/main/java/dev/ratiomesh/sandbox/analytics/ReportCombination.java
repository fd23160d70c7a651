package dev.ratiomesh.sandbox.analytics;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Describes a supported report: dimensions that go together, and the metrics that go with them.
 *
 * @param oneVideo needs a filter that names exactly one video
 * @param ranked needs a descending order and a number of rows
 */
record ReportCombination(Set<List<String>> dimensions, Set<String> metrics, boolean oneVideo, boolean ranked) {
    private static final int MAX_RANKED_ROWS = 200;
    private static final Set<String> AUDIENCE = Set.of("views", "engagedViews", "estimatedMinutesWatched");

    private static final List<ReportCombination> ALL = List.of(
            plain(Set.of(List.of(), List.of("day")), ReportMetric.BASE),
            new ReportCombination(Set.of(List.of("video")), ReportMetric.BASE, false, true),
            plain(Set.of(List.of("insightTrafficSourceType"), List.of("day", "insightTrafficSourceType")), AUDIENCE),
            plain(Set.of(List.of("deviceType"), List.of("day", "deviceType")), AUDIENCE),
            plain(Set.of(List.of("country")), ReportMetric.BASE),
            plain(
                    Set.of(
                            List.of("ageGroup"),
                            List.of("gender"),
                            List.of("ageGroup", "gender"),
                            List.of("gender", "ageGroup")),
                    Set.of("viewerPercentage")),
            new ReportCombination(
                    Set.of(List.of("elapsedVideoTimeRatio")),
                    Set.of("audienceWatchRatio", "relativeRetentionPerformance"),
                    true,
                    false));

    static Optional<ReportCombination> of(AnalyticsQuery query) {
        return ALL.stream().filter(combination -> combination.fits(query)).findFirst();
    }

    private boolean fits(AnalyticsQuery query) {
        return dimensions.contains(query.dimensions())
                && metrics.containsAll(query.metrics())
                && (!oneVideo || query.filters().videos().size() == 1)
                && (!ranked || isRanked(query));
    }

    private static boolean isRanked(AnalyticsQuery query) {
        return query.order().isDescending() && query.maxResults() != null && query.maxResults() <= MAX_RANKED_ROWS;
    }

    private static ReportCombination plain(Set<List<String>> dimensions, Set<String> metrics) {
        return new ReportCombination(dimensions, metrics, false, false);
    }
}
