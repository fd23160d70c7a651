package dev.ratiomesh.fleet.reporting;

import java.util.List;

/**
 * A section of a report: one query that the YouTube Analytics API answers as a whole. YouTube decides which metrics go with
 * which dimensions; {@code viewerPercentage} goes with no other.
 */
@SuppressWarnings("ImmutableEnumChecker") // lists made by List.of
public enum ReportSection {
    DAYS(
            List.of("day"),
            List.of(
                    "views",
                    "engagedViews",
                    "estimatedMinutesWatched",
                    "averageViewPercentage",
                    "subscribersGained",
                    "subscribersLost")),
    TRAFFIC_SOURCES(List.of("insightTrafficSourceType"), List.of("views", "estimatedMinutesWatched")),
    DEVICES(List.of("deviceType"), List.of("views")),
    AGE_AND_GENDER(List.of("ageGroup", "gender"), List.of("viewerPercentage"));

    private final List<String> dimensions;
    private final List<String> metrics;

    ReportSection(List<String> dimensions, List<String> metrics) {
        this.dimensions = dimensions;
        this.metrics = metrics;
    }

    public List<String> dimensions() {
        return dimensions;
    }

    public List<String> metrics() {
        return metrics;
    }
}
