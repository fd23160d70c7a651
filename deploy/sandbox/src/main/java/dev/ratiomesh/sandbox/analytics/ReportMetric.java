package dev.ratiomesh.sandbox.analytics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names a metric and calculates its value; a whole one is sent without a fraction. */
record ReportMetric(String name, boolean whole, ToDoubleFunction<ReportCell> value) {
    private static final double SHARES_PER_LIKE = 0.05;

    private static final Map<String, ReportMetric> ALL = Stream.of(
                    whole("views", MetricTotals::views),
                    whole("engagedViews", MetricTotals::engaged),
                    whole("estimatedMinutesWatched", totals -> totals.secondsSum() / 60),
                    whole("averageViewDuration", MetricTotals::averageSeconds),
                    new ReportMetric("averageViewPercentage", false, cell -> cell.totals()
                            .averagePercent()),
                    whole("subscribersGained", MetricTotals::gained),
                    whole("subscribersLost", MetricTotals::lost),
                    whole("likes", MetricTotals::likes),
                    whole("dislikes", totals -> totals.likes() / 50),
                    whole("comments", MetricTotals::comments),
                    whole("shares", totals -> totals.likes() * SHARES_PER_LIKE),
                    new ReportMetric("viewerPercentage", false, ReportCell::percentOfViews),
                    new ReportMetric("audienceWatchRatio", false, AudienceRetention::watchRatio),
                    new ReportMetric("relativeRetentionPerformance", false, AudienceRetention::relativePerformance))
            .collect(Collectors.toUnmodifiableMap(ReportMetric::name, Function.identity()));

    /** Metrics that most combinations support. */
    static final Set<String> BASE = Set.of(
            "views",
            "engagedViews",
            "estimatedMinutesWatched",
            "averageViewDuration",
            "averageViewPercentage",
            "subscribersGained",
            "subscribersLost",
            "likes",
            "dislikes",
            "comments",
            "shares");

    static boolean isKnown(String name) {
        return ALL.containsKey(name);
    }

    static ReportMetric of(String name) {
        ReportMetric metric = ALL.get(name);
        if (metric == null) {
            throw new IllegalArgumentException("there is no metric " + name);
        }
        return metric;
    }

    double of(ReportCell cell) {
        return whole ? Math.round(value.applyAsDouble(cell)) : Math.round(value.applyAsDouble(cell) * 10_000) / 10_000d;
    }

    void put(ReportCell cell, ArrayNode row) {
        if (whole) {
            row.add((long) of(cell));
        } else {
            row.add(of(cell));
        }
    }

    private static ReportMetric whole(String name, ToDoubleFunction<MetricTotals> value) {
        return new ReportMetric(name, true, cell -> value.applyAsDouble(cell.totals()));
    }
}
